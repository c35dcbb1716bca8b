/** Unit tests of this package. */
@NullMarked
package dev.tributary.engine.replication;

import org.jspecify.annotations.NullMarked;
