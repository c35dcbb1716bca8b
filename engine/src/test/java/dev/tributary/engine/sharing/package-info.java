/** Tests of how partitions are shared. */
@NullMarked
package dev.tributary.engine.sharing;

import org.jspecify.annotations.NullMarked;
