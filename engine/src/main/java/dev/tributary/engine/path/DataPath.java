package dev.tributary.engine.path;

import java.util.Map;

/**
 * One way of moving records: makes readers and writers that fit each other. Stateless.
 *
 * @param <C> what passes from reader to writer
 */
public interface DataPath<C extends Chunk> {

    /**
     * A reader that reads nothing yet. Does not wait for a broker.
     *
     * @param clientProperties how to reach the external cluster
     * @param clientId what the client calls itself
     * @throws org.apache.kafka.common.KafkaException when the properties do not fit
     */
    ExternalReader<C> reader(Map<String, String> clientProperties, String clientId, PathLimits limits);

    /**
     * A writer to be initialized. Does not wait for a broker.
     *
     * @param clientProperties how to reach the internal cluster
     * @param identity what the writer is called
     * @throws org.apache.kafka.common.KafkaException when the properties do not fit
     */
    InternalWriter<C> writer(Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits);
}
