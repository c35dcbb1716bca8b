package dev.tributary.runtime.service;

import dev.tributary.runtime.kafka.ClusterException;
import dev.tributary.runtime.kafka.ClusterTopic;
import dev.tributary.runtime.kafka.InternalTopics;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The internal cluster as services see it: its outage and its refusals are theirs. */
final class ClusterAccess {
    /**
     * How many requests may wait for the cluster at once. While it is away each waits for seconds, and they must not
     * take all threads from requests that need no broker.
     */
    static final int MOST_AT_ONCE = 24;

    private final InternalTopics topics;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    ClusterAccess(InternalTopics topics) {
        this.topics = topics;
    }

    InternalTopics topics() {
        return topics;
    }

    <T> T ask(Supplier<T> question) {
        if (!turns.tryAcquire()) {
            throw new ServiceException.Unavailable(
                    MOST_AT_ONCE + " requests already wait for the internal cluster; try again in a moment", null);
        }
        try {
            return question.get();
        } catch (ClusterException.Unavailable e) {
            throw new ServiceException.Unavailable(
                    "the internal cluster does not answer; try again, and ask the operator of this server if it goes on",
                    e);
        } catch (ClusterException.TopicExists e) {
            throw new ServiceException.AlreadyExists("name", e.getMessage() + "; choose another name");
        } catch (ClusterException.Refused e) {
            throw new ServiceException.Rejected(e.getMessage() + "; correct the request or the rights of this server");
        } finally {
            turns.release();
        }
    }

    void tell(Runnable order) {
        ask(() -> {
            order.run();
            return 0;
        });
    }

    /** A topic, or nothing when there is none. */
    Optional<ClusterTopic> find(String name) {
        return ask(() -> topics.find(name));
    }
}
