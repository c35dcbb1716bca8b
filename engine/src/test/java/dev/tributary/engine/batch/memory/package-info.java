/** Tests of the bounded memory. */
@NullMarked
package dev.tributary.engine.batch.memory;

import org.jspecify.annotations.NullMarked;
