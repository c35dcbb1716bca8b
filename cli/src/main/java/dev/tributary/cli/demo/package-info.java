/** The demo: two clusters, a stream of events between them, and the proof that every one arrived once and in order. */
@NullMarked
package dev.tributary.cli.demo;

import org.jspecify.annotations.NullMarked;
