/**
 * What a call can end with other than its result. Three kinds that a caller must tell apart: the server
 * <em>refused</em> ({@link dev.tributary.sdk.error.RejectedException}), the call <em>failed</em> and says so
 * ({@link dev.tributary.sdk.error.UnreachableException}, {@link dev.tributary.sdk.error.ServerErrorException}), or
 * nobody knows ({@link dev.tributary.sdk.error.OutcomeUnknownException}).
 */
@NullMarked
package dev.tributary.sdk.error;

import org.jspecify.annotations.NullMarked;
