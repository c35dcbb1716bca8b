/** Unit tests of this package. */
@NullMarked
package dev.tributary.engine.topics;

import org.jspecify.annotations.NullMarked;
