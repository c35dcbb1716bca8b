package dev.tributary.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A Java that is newer than the one everything is built for, and that everything runs on, too. */
public final class NewerJava {
    private static final String VARIABLE = "TRIBUTARY_TEST_JAVA_25";

    private NewerJava() {}

    /** The home of a JDK 25; where none is named, and this is not CI, that of this test's own Java. */
    public static Path home() {
        String named = System.getenv(VARIABLE);
        if (named == null) {
            assertThat(System.getenv("CI"))
                    .as("CI must name a JDK 25 in " + VARIABLE)
                    .isNull();
            System.err.println("Not tried on Java 25: " + VARIABLE + " does not name the folder of a JDK 25");
            return Path.of(System.getProperty("java.home"));
        }
        return Path.of(named);
    }
}
