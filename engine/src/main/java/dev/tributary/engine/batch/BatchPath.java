package dev.tributary.engine.batch;

import dev.tributary.engine.batch.fetch.BatchReader;
import dev.tributary.engine.batch.produce.BatchWriter;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.WriterIdentity;
import java.util.Map;
import org.apache.kafka.common.utils.Time;

/** Moves whole record batches, unopened where that can be. */
public final class BatchPath implements DataPath<BatchChunk> {
    @Override
    public ExternalReader<BatchChunk> reader(Map<String, String> clientProperties, String clientId, PathLimits limits) {
        return new BatchReader(clientProperties, clientId, limits, Time.SYSTEM);
    }

    @Override
    public InternalWriter<BatchChunk> writer(
            Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
        return new BatchWriter(clientProperties, identity, limits, Time.SYSTEM);
    }
}
