/**
 * What a data path must offer to be driven by the replication loop: reading external partitions and writing them, with
 * their positions, in transactions on the internal cluster. The loop knows nothing else of how bytes move.
 */
@NullMarked
package dev.tributary.engine.path;

import org.jspecify.annotations.NullMarked;
