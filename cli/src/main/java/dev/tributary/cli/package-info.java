/** The tributary command: server, demo and everything the API offers. */
@NullMarked
package dev.tributary.cli;

import org.jspecify.annotations.NullMarked;
