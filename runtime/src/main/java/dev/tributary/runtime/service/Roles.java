package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.Role;
import dev.tributary.api.model.auth.RoleKey;
import java.util.List;
import java.util.Optional;

/** The roles there are. A role's identifier is its key. */
final class Roles {
    static final List<Role> ALL = List.of(
            role(RoleKey.ADMIN, "Administrator", "May do everything, client credentials included."),
            role(RoleKey.EDITOR, "Editor", "May read and change sources, topics and tags, and see secrets."),
            role(RoleKey.VIEWER, "Viewer", "May read all but secrets."));

    private Roles() {}

    static Optional<Role> find(String id) {
        return ALL.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    private static Role role(RoleKey key, String name, String description) {
        return Role.builder()
                .id(key.text())
                .key(key)
                .name(name)
                .description(description)
                .build();
    }
}
