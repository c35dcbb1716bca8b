package dev.tributary.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The files of the page that shows the API: exactly those named here, read once, so that no path a client makes up ever
 * reaches the class path. Works without any network. Immutable.
 */
final class StaticFiles {
    private static final String FOLDER = "docs";
    private static final String OWN = "/dev/tributary/runtime/http/docs/";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "png", "image/png",
            "html", "text/html;charset=utf-8");

    private final Reply page;
    private final Map<String, Reply> files;

    private StaticFiles(Reply page, Map<String, Reply> files) {
        this.page = page;
        this.files = Map.copyOf(files);
    }

    static StaticFiles load() {
        String webjar = WEBJAR + webjarVersion() + "/";
        Map<String, Reply> files = new HashMap<>();
        for (String name : List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")) {
            files.put(name, file(webjar + name).with("Cache-Control", "max-age=3600"));
        }
        files.put("start.js", file(OWN + "start.js"));
        Reply page = file(OWN + "index.html")
                .with(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
        return new StaticFiles(page, files);
    }

    /** The page itself. */
    Reply page() {
        return page;
    }

    /** The file of a path; empty for every other path. */
    Optional<Reply> find(String method, List<String> segments) {
        boolean asked = (method.equals("GET") || method.equals("HEAD"))
                && segments.size() == 2
                && segments.get(0).equals(FOLDER);
        return asked ? Optional.ofNullable(files.get(segments.get(1))) : Optional.empty();
    }

    private static Reply file(String path) {
        String type = path.substring(path.lastIndexOf('.') + 1);
        return Reply.bytes(Objects.requireNonNull(TYPES.get(type), type), bytes(path));
    }

    private static String webjarVersion() {
        Properties properties = new Properties();
        try (InputStream in = open(WEBJAR_PROPERTIES)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + WEBJAR_PROPERTIES, e);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(StaticFiles.class.getResourceAsStream(path), path);
    }
}
