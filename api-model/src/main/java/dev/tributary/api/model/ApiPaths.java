package dev.tributary.api.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of the API. Those with a {@code {name}} in them are templates for {@link #expand}. */
public final class ApiPaths {
    public static final String ACCESS_TOKEN = "/auth/access-token";
    public static final String ACCESS_TOKEN_REFRESH = "/auth/access-token/refresh";
    public static final String CLIENT_CREDENTIALS = "/auth/client-credentials";
    public static final String CLIENT_CREDENTIAL = "/auth/client-credentials/{client_id}";
    public static final String ROLES = "/auth/roles";

    public static final String SOURCES = "/sources";
    public static final String SOURCE = "/sources/{id}";
    public static final String SOURCE_PAUSE = "/sources/{id}/actions/pause";
    public static final String SOURCE_RESUME = "/sources/{id}/actions/resume";
    public static final String SOURCE_RESTART = "/sources/{id}/actions/restart";
    public static final String SOURCE_STOP = "/sources/{id}/actions/stop";
    public static final String SOURCE_TOPICS = "/sources/{id}/topics";
    public static final String SOURCE_TOPICS_APPEND = "/sources/{id}/topics/append";
    public static final String SOURCE_TOPICS_REMOVE = "/sources/{id}/topics/remove";
    public static final String SOURCE_CONNECTION_CHECK = "/sources/connection-check";
    public static final String SOURCE_CONNECTORS = "/sources/connectors";
    public static final String SOURCE_METRICS = "/sources/metrics";

    public static final String TOPICS = "/topics";
    public static final String TOPIC = "/topics/{id}";
    public static final String TOPIC_DETAILS = "/topics/details";
    public static final String TAGS = "/tags";
    public static final String TAG = "/tags/{id}";

    public static final String HEALTH = "/healthz";
    public static final String READY = "/readyz";
    public static final String OPENAPI_YAML = "/openapi.yaml";
    public static final String OPENAPI_JSON = "/openapi.json";
    public static final String DOCS = "/docs";

    private ApiPaths() {}

    /**
     * Puts a value where a template has its {@code {name}}, escaped as a path segment needs it.
     *
     * @param template one of the templates of this class
     * @param value what to put there
     */
    public static String expand(String template, String value) {
        int open = template.indexOf('{');
        int close = template.indexOf('}', open);
        if (open < 0 || close < 0) {
            throw new IllegalArgumentException("path " + template + " has no {name} to put a value in");
        }
        String segment = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return template.substring(0, open) + segment + template.substring(close + 1);
    }
}
