package dev.tributary.engine.records;

import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.WriterIdentity;
import java.util.Map;

/** Moves records one by one with Kafka's own consumer and producer. */
public final class RecordPath implements DataPath<RecordChunk> {
    @Override
    public ExternalReader<RecordChunk> reader(
            Map<String, String> clientProperties, String clientId, PathLimits limits) {
        return new RecordReader(clientProperties, clientId, limits);
    }

    @Override
    public InternalWriter<RecordChunk> writer(
            Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
        return new RecordWriter(clientProperties, identity, limits);
    }
}
