package dev.tributary.runtime.store;

import java.time.Instant;

/**
 * A row of a tag.
 *
 * @param id 24 hexadecimal digits
 * @param name unique among tags
 * @param description for people; may be empty
 * @param types what it may be put on, as a JSON array
 * @param createdAt when it was created, to the millisecond
 */
public record StoredTag(String id, String name, String description, String types, Instant createdAt) {}
