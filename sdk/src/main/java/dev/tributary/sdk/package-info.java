/** The Java client of the management API. */
@NullMarked
package dev.tributary.sdk;

import org.jspecify.annotations.NullMarked;
