/** How results look: tables for people, JSON for programs. */
@NullMarked
package dev.tributary.cli.output;

import org.jspecify.annotations.NullMarked;
