package dev.tributary.terraform.tools.install;

import dev.tributary.terraform.resource.TributaryProvider;

/** The part of Terraform's CLI configuration that makes it take the provider from a mirror of one's own. */
public final class CliConfiguration {

    private CliConfiguration() {}

    /** Returns the block; all other providers come from where they always do. */
    public static String of(LocalMirror mirror) {
        return """
                provider_installation {
                  filesystem_mirror {
                    path    = "%s"
                    include = ["%s"]
                  }
                  direct {
                    exclude = ["%2$s"]
                  }
                }
                """.formatted(
                mirror.root().toString().replace("\\", "\\\\").replace("\"", "\\\""), TributaryProvider.ADDRESS);
    }
}
