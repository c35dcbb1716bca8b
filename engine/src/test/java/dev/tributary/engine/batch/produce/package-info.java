/** Tests of producing in transactions, against real brokers. */
@NullMarked
package dev.tributary.engine.batch.produce;

import org.jspecify.annotations.NullMarked;
