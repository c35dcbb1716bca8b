package dev.tributary.runtime.service;

import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;

/** Tags. Reading needs the role viewer, changing the role editor. Safe for use by several threads. */
public interface TagService {

    /** The tags that match, by name. */
    TagList list(Caller caller, TagQuery query);

    /**
     * Creates a tag.
     *
     * @throws ServiceException.AlreadyExists when the name is taken
     * @throws ServiceException.Invalid when fields are not acceptable
     */
    Tag create(Caller caller, TagRequest request);

    /**
     * Replaces a tag.
     *
     * @throws ServiceException.NotFound when there is no such tag
     * @throws ServiceException.AlreadyExists when the new name is taken
     * @throws ServiceException.Invalid when fields are not acceptable
     */
    Tag replace(Caller caller, String id, TagRequest request);

    /**
     * Deletes a tag; what it was put on keeps its identifier.
     *
     * @return the tag as it was
     * @throws ServiceException.NotFound when there is no such tag
     */
    Tag delete(Caller caller, String id);
}
