/**
 * What the server can do, apart from how it is asked: the HTTP layer and nothing else stands between a caller and these
 * services. Each checks the caller's role, validates its input and throws
 * {@link dev.tributary.runtime.service.ServiceException}s only.
 */
@NullMarked
package dev.tributary.runtime.service;

import org.jspecify.annotations.NullMarked;
