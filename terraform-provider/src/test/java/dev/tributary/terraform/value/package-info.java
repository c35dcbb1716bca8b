/** Values survive the wire, and nothing that is no value gets through. */
@NullMarked
package dev.tributary.terraform.value;

import org.jspecify.annotations.NullMarked;
