/**
 * The byte path: record batches are fetched and produced without being opened. This package and those below it are the
 * only ones that touch the internal classes of {@code kafka-clients}.
 */
@NullMarked
package dev.tributary.engine.batch;

import org.jspecify.annotations.NullMarked;
