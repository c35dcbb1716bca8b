/** Starts the provider: the one place where the protocol half and the resources meet. */
@NullMarked
package dev.tributary.terraform;

import org.jspecify.annotations.NullMarked;
