/** Record by record comparison of a copy with its original. */
@NullMarked
package dev.tributary.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
