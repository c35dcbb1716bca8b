package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    @Test
    void givenASnapshot_whenNamed_thenItHasTheVersionThatItWillBe() {
        assertThat(Release.of("0.1.0-SNAPSHOT").version()).isEqualTo("0.1.0");
        assertThat(Release.of("1.2.3-rc.1").version()).isEqualTo("1.2.3-rc.1");
    }

    @Test
    void givenARelease_whenItsZipsAreNamed_thenTerraformFindsTheOneWithTheRuntime() {
        Release release = new Release("1.2.3", "linux_amd64");
        assertThat(release.zip(Path.of("dist"))).hasToString("dist/terraform-provider-tributary_1.2.3_linux_amd64.zip");
        assertThat(release.zipWithoutRuntime(Path.of("dist")))
                .hasToString("dist/terraform-provider-tributary_1.2.3_linux_amd64_nojre.zip");
    }
}
