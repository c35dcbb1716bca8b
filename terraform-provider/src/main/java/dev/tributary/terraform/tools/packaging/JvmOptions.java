package dev.tributary.terraform.tools.packaging;

import java.util.ArrayList;
import java.util.List;

/** How the provider's JVM is started; docs/decisions has the reasons and the measurements. */
final class JvmOptions {

    /** Relative, as the class archive wants it. */
    static final String SECURITY_PROPERTIES = "lib/security.properties";

    static final String MAIN = "dev.tributary.terraform.Main";

    private static final int FIRST_NEWER = 25;

    private static final List<String> NEWER = List.of("-XX:+UseSerialGC");

    /** Only this collector of older Java takes objects, the graph of modules above all, from the archive. */
    private static final List<String> OLDER = List.of("-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:ConcGCThreads=1");

    /**
     * Older Java would read the rules of all languages to write a date, and make classes of methods that are called by
     * reflection. Newer Java does neither, and warns of the first option.
     */
    private static final List<String> ONLY_OLDER =
            List.of("-Djava.locale.providers=COMPAT", "-Dsun.reflect.inflationThreshold=2147483647");

    /** A fifth fewer page faults in a plan, where the kernel has huge pages. Older Java gains nothing by it. */
    private static final List<String> ONLY_NEWER = List.of("-XX:+UseTransparentHugePages");

    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            // Of what is compiled most runs a few times more, and is not worth being compiled into its callers, too.
            "-XX:C1MaxInlineSize=6",
            // A fixed bound also fixes the width of references, for which the archive is made.
            "-Xms32m",
            // The last start of a plan makes 9 MB of objects; the usual 9 would be collected once, while all wait.
            "-Xmn16m",
            "-Xmx512m",
            "-XX:-UsePerfData",
            // Standard output belongs to the handshake; the JVM would put its warnings there.
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            // Newer Java warns of what protobuf does with memory; older Java does not know the option.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            // What reflection calls is called a few times: not worth a class of its own for each method.
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Djava.util.logging.config.class=dev.tributary.terraform.plugin.LogSettings",
            "-Djava.security.properties=" + SECURITY_PROPERTIES);

    private JvmOptions() {}

    /** Returns those for a Java, and for any other that may be found in its place. */
    static List<String> of(Jdk jdk) {
        List<String> all = new ArrayList<>(isNewer(jdk) ? NEWER : OLDER);
        all.addAll(OPTIONS);
        return all;
    }

    /** Returns those that only this very Java is to be given. */
    static List<String> only(Jdk jdk) {
        return isNewer(jdk) ? ONLY_NEWER : ONLY_OLDER;
    }

    private static boolean isNewer(Jdk jdk) {
        return jdk.feature() >= FIRST_NEWER;
    }
}
