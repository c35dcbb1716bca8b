/** What the tests of several packages share. */
@NullMarked
package dev.tributary.runtime.kit;

import org.jspecify.annotations.NullMarked;
