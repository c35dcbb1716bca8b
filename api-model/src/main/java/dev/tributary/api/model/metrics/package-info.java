/** Figures of sources and their topics on the wire. */
@NullMarked
package dev.tributary.api.model.metrics;

import org.jspecify.annotations.NullMarked;
