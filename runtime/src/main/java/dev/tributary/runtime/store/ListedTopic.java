package dev.tributary.runtime.store;

import java.time.Instant;

/**
 * A topic in a list of a source.
 *
 * @param list the kind of list
 * @param owner whose list; empty for the lists in the config
 * @param topic the external topic
 * @param place its place in the list
 * @param addedBy the client that added it
 * @param addedAt when, to the millisecond
 */
public record ListedTopic(TopicList list, String owner, String topic, long place, String addedBy, Instant addedAt) {}
