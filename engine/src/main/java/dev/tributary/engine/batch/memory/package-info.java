/** The bounded memory that fetched batches live in until the internal cluster has them. */
@NullMarked
package dev.tributary.engine.batch.memory;

import org.jspecify.annotations.NullMarked;
