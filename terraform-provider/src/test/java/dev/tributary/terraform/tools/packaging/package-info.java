/** How packages are made. */
@NullMarked
package dev.tributary.terraform.tools.packaging;

import org.jspecify.annotations.NullMarked;
