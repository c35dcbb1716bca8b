/** Unit tests of this package. */
@NullMarked
package dev.tributary.engine.status;

import org.jspecify.annotations.NullMarked;
