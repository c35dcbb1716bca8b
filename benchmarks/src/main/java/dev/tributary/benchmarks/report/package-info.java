/** Figures of several rounds as a table and as JSON. */
@NullMarked
package dev.tributary.benchmarks.report;

import org.jspecify.annotations.NullMarked;
