/** Tests of the byte path as a whole. */
@NullMarked
package dev.tributary.engine.batch;

import org.jspecify.annotations.NullMarked;
