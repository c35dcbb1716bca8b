/** Unit tests of this package. */
@NullMarked
package dev.tributary.engine.clients;

import org.jspecify.annotations.NullMarked;
