/** Runs the server in this process, for good or for trying it out. */
@NullMarked
package dev.tributary.cli.server;

import org.jspecify.annotations.NullMarked;
