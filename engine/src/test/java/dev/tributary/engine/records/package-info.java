/** Unit tests of this package. */
@NullMarked
package dev.tributary.engine.records;

import org.jspecify.annotations.NullMarked;
