/** What the engine's tests share: two real clusters, a feeder, an independent reader. */
@NullMarked
package dev.tributary.engine.kit;

import org.jspecify.annotations.NullMarked;
