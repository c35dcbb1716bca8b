package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import org.apache.kafka.common.TopicPartition;

/**
 * A chunk and where it goes.
 *
 * @param chunk handed over to the writer
 * @param internal the partition that it is written to
 */
record AddressedChunk(BatchChunk chunk, TopicPartition internal) {}
