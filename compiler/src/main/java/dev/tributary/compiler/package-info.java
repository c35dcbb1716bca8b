/** The compiler of the build. */
@NullMarked
package dev.tributary.compiler;

import org.jspecify.annotations.NullMarked;
