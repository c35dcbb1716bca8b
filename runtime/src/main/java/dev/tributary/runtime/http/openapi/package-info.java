/** The OpenAPI document at work: which operation a request is for, and whether what it brings is acceptable. */
@NullMarked
package dev.tributary.runtime.http.openapi;

import org.jspecify.annotations.NullMarked;
