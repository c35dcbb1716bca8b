/**
 * How one call reaches the server: an ordered list of small wrappers around
 * {@link dev.tributary.sdk.internal.http.Channel}. Not for callers of the SDK; it changes without notice.
 */
@NullMarked
package dev.tributary.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
