package dev.tributary.sdk;

/**
 * A value and the version at which it was read. Hand the version to a change to have it refused when somebody else was
 * faster.
 *
 * @param value what was read
 * @param version the server's name for this state, opaque
 */
public record Versioned<T>(T value, String version) {}
