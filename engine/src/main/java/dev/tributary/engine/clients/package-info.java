/** How this module sets up Kafka clients, and how it reads what they throw. */
@NullMarked
package dev.tributary.engine.clients;

import org.jspecify.annotations.NullMarked;
