/** Starting processes, asking them, measuring them and making sure that none is left. */
@NullMarked
package dev.tributary.benchmarks.process;

import org.jspecify.annotations.NullMarked;
