/** A declarative schema, from which validation, planning, state conversion and the documentation follow. */
@NullMarked
package dev.tributary.terraform.schema;

import org.jspecify.annotations.NullMarked;
