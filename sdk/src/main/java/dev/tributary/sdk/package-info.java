/**
 * The Java client of the management API. {@link dev.tributary.sdk.TributaryClient} is the way in; every call is
 * blocking, may be interrupted, and ends with a value of the model or an exception of {@link dev.tributary.sdk.error}.
 */
@NullMarked
package dev.tributary.sdk;

import org.jspecify.annotations.NullMarked;
