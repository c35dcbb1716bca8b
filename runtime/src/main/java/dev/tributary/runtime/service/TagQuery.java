package dev.tributary.runtime.service;

import java.util.List;
import java.util.Optional;

/**
 * Which tags to list; what is empty does not restrict.
 *
 * @param ids identifiers
 * @param name the exact name
 * @param type what it may be put on
 */
public record TagQuery(List<String> ids, Optional<String> name, Optional<String> type) {
    /** Copies the list. */
    public TagQuery {
        ids = List.copyOf(ids);
    }
}
