/** The linter of the contract. */
@NullMarked
package dev.tributary.api.spec;

import org.jspecify.annotations.NullMarked;
