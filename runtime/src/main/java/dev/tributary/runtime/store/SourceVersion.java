package dev.tributary.runtime.store;

/**
 * Just enough of a source to see whether it changed.
 *
 * @param id the source
 * @param version grows with each change
 */
public record SourceVersion(String id, long version) {}
