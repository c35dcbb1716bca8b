/** What follows from a schema. */
@NullMarked
package dev.tributary.terraform.schema;

import org.jspecify.annotations.NullMarked;
