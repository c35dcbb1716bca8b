package dev.tributary.terraform.tools.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.terraform.tools.packaging.Release;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMirrorTest {

    private static final Release RELEASE = new Release("1.2.3", "linux_amd64");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private Path zip(String content) throws IOException {
        Path zip = temporary.resolve(content + ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("lib/" + content));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }

    @Test
    void givenAnEmptyPlace_whenInstalled_thenItIsInTerraformsLayout() throws IOException {
        Path root = temporary.resolve("my mirror");
        Path place = new LocalMirror(root).install(zip("a"), RELEASE);
        assertThat(place).isEqualTo(root.resolve("tributary.dev/tributary/tributary/1.2.3/linux_amd64"));
        assertThat(place.resolve("lib/a")).hasContent("a");
    }

    @Test
    void givenAnEarlierBuild_whenInstalled_thenNothingOfItIsLeft() throws IOException {
        LocalMirror mirror = new LocalMirror(temporary.resolve("mirror"));
        mirror.install(zip("a"), RELEASE);
        Path place = mirror.install(zip("b"), RELEASE);
        assertThat(place.resolve("lib")).isDirectoryContaining("glob:**/b").isDirectoryNotContaining("glob:**/a");
        assertThat(place.getParent()).isDirectoryNotContaining(each -> !each.equals(place));
    }

    @Test
    void givenAZipThatIsNone_whenInstalled_thenTheEarlierBuildStays() throws IOException {
        LocalMirror mirror = new LocalMirror(temporary.resolve("mirror"));
        Path place = mirror.install(zip("a"), RELEASE);
        Path broken = Files.writeString(temporary.resolve("broken.zip"), "no zip");
        assertThatThrownBy(() -> mirror.install(broken, RELEASE)).isInstanceOf(IOException.class);
        assertThat(place.resolve("lib/a")).exists();
        assertThat(place.getParent()).isDirectoryNotContaining(each -> !each.equals(place));
    }
}
