package dev.tributary.runtime.kafka;

import dev.tributary.engine.clients.PortCheck;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Makes admin clients of the internal cluster, for whoever asks it something by hand. Stateless. */
public final class ClusterAdmin {

    private ClusterAdmin() {}

    /**
     * A client with these properties. Takes two seconds at the most, to see what answers at the cluster's addresses.
     *
     * @throws org.apache.kafka.common.KafkaException when the properties do not fit, or something other than a broker
     *     answers there
     */
    public static Admin reachedBy(Map<String, Object> properties) {
        PortCheck.requireBrokers(properties);
        return Admin.create(properties);
    }
}
