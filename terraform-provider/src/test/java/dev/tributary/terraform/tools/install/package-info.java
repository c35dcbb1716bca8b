/** How the provider gets into a mirror. */
@NullMarked
package dev.tributary.terraform.tools.install;

import org.jspecify.annotations.NullMarked;
