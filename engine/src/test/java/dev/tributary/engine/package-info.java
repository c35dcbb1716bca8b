/** The engine as its users see it, against real clusters. */
@NullMarked
package dev.tributary.engine;

import org.jspecify.annotations.NullMarked;
