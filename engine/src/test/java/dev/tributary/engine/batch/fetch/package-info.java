/** Tests of fetching, against real brokers. */
@NullMarked
package dev.tributary.engine.batch.fetch;

import org.jspecify.annotations.NullMarked;
