/** The commands that declare, change and watch sources. */
@NullMarked
package dev.tributary.cli.source;

import org.jspecify.annotations.NullMarked;
