/** One measured run of one contender on one workload. */
@NullMarked
package dev.tributary.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
