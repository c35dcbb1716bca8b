/** REST server, control loop and store; runs the engine. */
@NullMarked
package dev.tributary.runtime;

import org.jspecify.annotations.NullMarked;
