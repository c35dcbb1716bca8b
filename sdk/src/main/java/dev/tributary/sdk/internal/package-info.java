/** What the packages of the SDK share among themselves. Not for callers of the SDK; it changes without notice. */
@NullMarked
package dev.tributary.sdk.internal;

import org.jspecify.annotations.NullMarked;
