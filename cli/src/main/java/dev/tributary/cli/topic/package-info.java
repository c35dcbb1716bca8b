/** The commands that show topics of the internal cluster. */
@NullMarked
package dev.tributary.cli.topic;

import org.jspecify.annotations.NullMarked;
