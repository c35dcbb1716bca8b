/**
 * The management API over HTTP: {@link dev.tributary.runtime.http.HttpServer} listens, the pipeline finds the
 * operation, checks the caller and what was sent against the OpenAPI document, and thin endpoints call the services.
 * Every answer is JSON, the failures of the container included.
 */
@NullMarked
package dev.tributary.runtime.http;

import org.jspecify.annotations.NullMarked;
