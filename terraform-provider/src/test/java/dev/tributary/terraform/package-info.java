/** What holds for the provider as a whole. */
@NullMarked
package dev.tributary.terraform;

import org.jspecify.annotations.NullMarked;
