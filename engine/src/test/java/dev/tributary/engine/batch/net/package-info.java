/** Tests of what connections to one cluster remember. */
@NullMarked
package dev.tributary.engine.batch.net;

import org.jspecify.annotations.NullMarked;
