/** The contract kit: a client that holds every answer against the OpenAPI document. Aim it at any server. */
@NullMarked
package dev.tributary.runtime.http.contract;

import org.jspecify.annotations.NullMarked;
