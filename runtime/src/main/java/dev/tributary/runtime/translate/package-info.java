/**
 * The one bridge between what people declare and what the engine does: specifications go down, statuses come up. No
 * other package knows both sides' types.
 */
@NullMarked
package dev.tributary.runtime.translate;

import org.jspecify.annotations.NullMarked;
