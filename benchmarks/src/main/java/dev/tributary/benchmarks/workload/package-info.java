/** What is replicated: record shapes, codecs, partitions and how they are loaded. */
@NullMarked
package dev.tributary.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
