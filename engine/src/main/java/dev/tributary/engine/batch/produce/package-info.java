/** Producing batches and positions to the internal cluster, in transactions. */
@NullMarked
package dev.tributary.engine.batch.produce;

import org.jspecify.annotations.NullMarked;
