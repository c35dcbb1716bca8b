/** A real KRaft broker in the JVM, for the demo, first steps and tests. */
@NullMarked
package dev.tributary.kafka.embedded;

import org.jspecify.annotations.NullMarked;
