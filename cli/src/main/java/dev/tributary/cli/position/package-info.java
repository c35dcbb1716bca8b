/**
 * The commands that show and set the positions of a source. They ask the internal cluster itself, with the settings of
 * the server: the positions are kept there, and a server's API has no part in them.
 */
@NullMarked
package dev.tributary.cli.position;

import org.jspecify.annotations.NullMarked;
