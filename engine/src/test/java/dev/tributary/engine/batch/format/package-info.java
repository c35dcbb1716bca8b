/** Tests of what is done to the bytes of batches. */
@NullMarked
package dev.tributary.engine.batch.format;

import org.jspecify.annotations.NullMarked;
