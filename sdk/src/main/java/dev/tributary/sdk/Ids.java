package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;

/** Puts identifiers into paths. */
final class Ids {
    private Ids() {}

    /**
     * The path of one object.
     *
     * @throws IllegalArgumentException for an identifier that would lead to another path
     */
    static String path(String template, String what, String id) {
        if (id.isBlank() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("the " + what + " is '" + id + "': give the one the server told");
        }
        return ApiPaths.expand(template, id);
    }
}
