/** Connections to a Kafka cluster, on the network classes of {@code kafka-clients}. */
@NullMarked
package dev.tributary.engine.batch.net;

import org.jspecify.annotations.NullMarked;
