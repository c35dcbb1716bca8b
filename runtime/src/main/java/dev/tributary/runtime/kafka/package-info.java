/** From the connection keys that people write to the client properties that Kafka's own clients read. */
@NullMarked
package dev.tributary.runtime.kafka;

import org.jspecify.annotations.NullMarked;
