/** What the commands have in common: how to reach the server, how to print, how long to wait. */
@NullMarked
package dev.tributary.cli.options;

import org.jspecify.annotations.NullMarked;
