package dev.tributary.engine.replication;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/** Does nothing about changes in the group. */
final class NoListener implements Membership.Listener {
    @Override
    public void taken(Collection<TopicPartition> internal) {}

    @Override
    public void givingUp(Collection<TopicPartition> internal) {}

    @Override
    public void lost(Collection<TopicPartition> internal) {}
}
