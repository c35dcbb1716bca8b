/** Terraform's type system: types, values with unknowns, and their msgpack and JSON forms. */
@NullMarked
package dev.tributary.terraform.value;

import org.jspecify.annotations.NullMarked;
