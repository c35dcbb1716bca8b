package dev.tributary.runtime.service;

import dev.tributary.api.model.Page;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.UpdateTopicRequest;

/**
 * Topics of the internal cluster. Every call asks the cluster and is bounded in time:
 * {@link ServiceException.Unavailable} when it does not answer. Reading needs the role viewer, changing the role
 * editor. Safe for use by several threads.
 */
public interface TopicService {

    /**
     * One topic: of a source, be it created yet or not, or any that the internal cluster has.
     *
     * @throws ServiceException.NotFound when there is no such topic
     */
    Topic get(Caller caller, String name);

    /** One page of the topics of all sources and of those that the internal cluster has, without its own ones. */
    Page<TopicDetails> details(Caller caller, TopicQuery query);

    /**
     * Creates a topic.
     *
     * @throws ServiceException.AlreadyExists when there is one of this name
     * @throws ServiceException.Invalid when fields are not acceptable
     */
    Topic create(Caller caller, CreateTopicRequest request);

    /**
     * Grows a topic to a partition count, creates it when it is missing, replaces its tags. The count it has already is
     * not an error.
     *
     * @throws ServiceException.Rejected when the count is smaller than the present one
     * @throws ServiceException.Invalid when fields are not acceptable
     */
    Topic update(Caller caller, String name, UpdateTopicRequest request);

    /**
     * Deletes a topic with its records.
     *
     * @return the topic as it was
     * @throws ServiceException.NotFound when there is no such topic
     * @throws ServiceException.Invalid when it is one that the brokers keep for themselves
     */
    Topic delete(Caller caller, String name);
}
