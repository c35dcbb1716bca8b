/** Looking at a connection to an external cluster, on the wire. */
@NullMarked
package dev.tributary.api.model.connection;

import org.jspecify.annotations.NullMarked;
