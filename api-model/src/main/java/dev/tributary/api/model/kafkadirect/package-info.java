/** The typed view of a Kafka Direct configuration, and its rules. */
@NullMarked
package dev.tributary.api.model.kafkadirect;

import org.jspecify.annotations.NullMarked;
