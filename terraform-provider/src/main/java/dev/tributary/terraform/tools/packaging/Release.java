package dev.tributary.terraform.tools.packaging;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the packages are called.
 *
 * @param version Terraform's version, such as 0.1.0
 * @param platform Terraform's name of it, such as linux_amd64
 */
public record Release(String version, String platform) {

    static final String NAME = "terraform-provider-tributary_";
    private static final String SNAPSHOT = "-SNAPSHOT";

    /** Names a build by Maven's version; Terraform would take a pre-release only where a configuration names it. */
    public static Release of(String mavenVersion) {
        String version = mavenVersion.endsWith(SNAPSHOT)
                ? mavenVersion.substring(0, mavenVersion.length() - SNAPSHOT.length())
                : mavenVersion;
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return new Release(
                version,
                (system.startsWith("mac") ? "darwin" : system) + "_" + (machine.equals("aarch64") ? "arm64" : machine));
    }

    /** Returns the zip with the runtime image. */
    public Path zip(Path folder) {
        return folder.resolve(NAME + version + "_" + platform + ".zip");
    }

    /** Returns the zip for a machine that has Java. */
    public Path zipWithoutRuntime(Path folder) {
        return folder.resolve(NAME + version + "_" + platform + "_nojre.zip");
    }

    Path manifest(Path folder) {
        return folder.resolve(NAME + version + "_manifest.json");
    }

    Path checksums(Path folder) {
        return folder.resolve(NAME + version + "_SHA256SUMS");
    }
}
