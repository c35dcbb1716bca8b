/** One command that measures the engine against MirrorMaker 2, a plain loop and the raw limits. */
@NullMarked
package dev.tributary.benchmarks;

import org.jspecify.annotations.NullMarked;
