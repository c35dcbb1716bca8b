package dev.tributary.engine.batch.net;

import org.apache.kafka.clients.Metadata;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.utils.LogContext;

/** A cluster's metadata that logs under the name of its client. */
abstract class NamedMetadata extends Metadata {
    NamedMetadata(long backoffMs, long backoffMaxMs, long expireMs, String clientId) {
        super(backoffMs, backoffMaxMs, expireMs, new LogContext("[" + clientId + "] "), new ClusterResourceListeners());
    }
}
