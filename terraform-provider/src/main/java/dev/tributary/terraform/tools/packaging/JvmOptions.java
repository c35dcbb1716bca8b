package dev.tributary.terraform.tools.packaging;

import java.util.List;

/** How the provider's JVM is started; docs/decisions has the reasons and the measurements. */
final class JvmOptions {

    /** Relative, as the class archive wants it. */
    static final String SECURITY_PROPERTIES = "lib/security.properties";

    static final String MAIN = "dev.tributary.terraform.Main";

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Of what is compiled most runs a few times more, and is not worth being compiled into its callers, too.
            "-XX:C1MaxInlineSize=6",
            // A fixed bound also fixes the width of references, for which the archive is made.
            "-Xms32m",
            "-Xmx512m",
            "-XX:-UsePerfData",
            // Standard output belongs to the handshake; the JVM would put its warnings there.
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            // Newer Java warns of what protobuf does with memory; older Java does not know the option.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.config.class=dev.tributary.terraform.plugin.LogSettings",
            "-Djava.security.properties=" + SECURITY_PROPERTIES);

    private JvmOptions() {}

    static List<String> all() {
        return OPTIONS;
    }
}
