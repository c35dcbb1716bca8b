/** What is told about a source while it runs: problems with their remedies, topics and partitions. */
@NullMarked
package dev.tributary.engine.status;

import org.jspecify.annotations.NullMarked;
