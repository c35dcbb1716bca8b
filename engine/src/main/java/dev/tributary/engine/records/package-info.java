/**
 * The record path: opens every batch with a plain consumer and writes each record with a plain producer. Slower than it
 * could be and simple; what other paths are compared with.
 */
@NullMarked
package dev.tributary.engine.records;

import org.jspecify.annotations.NullMarked;
