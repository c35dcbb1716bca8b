/** The wire contract in Java: values, errors, paths and one JSON set-up. */
@NullMarked
package dev.tributary.api.model;

import org.jspecify.annotations.NullMarked;
