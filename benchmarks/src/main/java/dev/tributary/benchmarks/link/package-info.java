/** A link with a long way. */
@NullMarked
package dev.tributary.benchmarks.link;

import org.jspecify.annotations.NullMarked;
