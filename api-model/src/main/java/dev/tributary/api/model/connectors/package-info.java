/** The catalogue of connectors and of what can be configured in them, on the wire. */
@NullMarked
package dev.tributary.api.model.connectors;

import org.jspecify.annotations.NullMarked;
