package dev.tributary.runtime.service;

import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;

/**
 * Looks at connections to external clusters. Needs the role editor: whoever may look could declare the source as well.
 * Safe for use by several threads.
 */
public interface ConnectionService {

    /**
     * Looks at a connection, for less than half a minute when names resolve at once. What keeps records from flowing is
     * a failed check in the answer, which holds no secret.
     *
     * @throws ServiceException.Forbidden when the caller is no editor
     * @throws ServiceException.Invalid when the request names not exactly one of source and configuration, or the
     *     configuration is not acceptable
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.Unavailable when the store does not answer, or too many look at once
     */
    ConnectionCheckResult check(Caller caller, ConnectionCheckRequest request);
}
