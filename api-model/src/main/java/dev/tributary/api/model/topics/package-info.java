/** Internal topics and tags on the wire. */
@NullMarked
package dev.tributary.api.model.topics;

import org.jspecify.annotations.NullMarked;
