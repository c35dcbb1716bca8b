/** Who replicates: each one a process started with the settings a competent operator would give it. */
@NullMarked
package dev.tributary.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
