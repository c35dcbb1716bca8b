package dev.tributary.engine.clients;

import dev.tributary.engine.Problem;

/** The two clusters, and how trouble with each is called. */
public enum Side {
    /** The cluster that topics are read from. */
    EXTERNAL(
            "external",
            Problem.Code.EXTERNAL_UNREACHABLE,
            Problem.Code.EXTERNAL_AUTHENTICATION,
            Problem.Code.EXTERNAL_AUTHORIZATION),
    /** The user's own cluster. */
    INTERNAL(
            "internal",
            Problem.Code.INTERNAL_UNREACHABLE,
            Problem.Code.INTERNAL_AUTHENTICATION,
            Problem.Code.INTERNAL_AUTHORIZATION);

    private final String word;
    private final Problem.Code unreachable;
    private final Problem.Code authentication;
    private final Problem.Code authorization;

    Side(String word, Problem.Code unreachable, Problem.Code authentication, Problem.Code authorization) {
        this.word = word;
        this.unreachable = unreachable;
        this.authentication = authentication;
        this.authorization = authorization;
    }

    /** What the cluster is called in sentences. */
    public String word() {
        return word;
    }

    Problem.Code unreachable() {
        return unreachable;
    }

    Problem.Code authentication() {
        return authentication;
    }

    Problem.Code authorization() {
        return authorization;
    }
}
