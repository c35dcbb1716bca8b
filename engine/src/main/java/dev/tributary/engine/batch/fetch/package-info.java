/** Fetching batches from the external cluster. */
@NullMarked
package dev.tributary.engine.batch.fetch;

import org.jspecify.annotations.NullMarked;
