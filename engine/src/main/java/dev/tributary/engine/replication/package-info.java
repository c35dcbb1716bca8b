/**
 * The replication of one source by one worker: membership in the source's group, ownership, positions and the
 * transaction loop that binds them together.
 */
@NullMarked
package dev.tributary.engine.replication;

import org.jspecify.annotations.NullMarked;
