/** Kafka to Kafka replication, exactly once. */
@NullMarked
package dev.tributary.engine;

import org.jspecify.annotations.NullMarked;
