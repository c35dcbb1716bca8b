/** What the build has left in its folder, run as a user runs it. After the phase package. */
@NullMarked
package dev.tributary.terraform.tools.packaged;

import org.jspecify.annotations.NullMarked;
