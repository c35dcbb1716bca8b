/** Writes the provider's documentation from its schemas and from the examples, and checks what is written. */
@NullMarked
package dev.tributary.terraform.docs;

import org.jspecify.annotations.NullMarked;
