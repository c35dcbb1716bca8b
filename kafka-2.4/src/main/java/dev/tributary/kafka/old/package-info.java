/** A broker of an old Kafka as a process, for tests. */
@NullMarked
package dev.tributary.kafka.old;

import org.jspecify.annotations.NullMarked;
