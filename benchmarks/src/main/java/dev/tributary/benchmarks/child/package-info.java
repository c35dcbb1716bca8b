/** The programs that run as processes of their own, and how they answer the run that started them. */
@NullMarked
package dev.tributary.benchmarks.child;

import org.jspecify.annotations.NullMarked;
