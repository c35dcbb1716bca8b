package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderModuleTest {

    private static final int JAVA = 17;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path provider;

    @BeforeEach
    void providersJar() throws IOException {
        provider = jar("provider.jar", Map.of("dev/tributary/terraform/Main.class", "main"));
    }

    private Path jar(String name, Map<String, String> files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private ProviderModule module(Path... jars) throws IOException {
        return ProviderModule.make(folder.resolve("module"), List.of(jars), JAVA, "1.2.3");
    }

    @Test
    void givenJars_whenMade_thenItIsOneOpenModuleOfTheirFiles() throws Exception {
        Path library = jar("library-1.jar", Map.of("org/example/Library.class", "library", "org/example/list", "a b"));

        ProviderModule module = module(provider, library);

        assertThat(module.path().resolve("org/example/list")).hasContent("a b");
        ModuleDescriptor descriptor = ModuleFinder.of(module.path())
                .find(ProviderModule.NAME)
                .orElseThrow()
                .descriptor();
        assertThat(descriptor.isOpen()).isTrue();
        assertThat(descriptor.rawVersion()).contains("1.2.3");
        assertThat(descriptor.packages()).contains("org.example", "dev.tributary.terraform");
    }

    @Test
    void givenVariants_whenMade_thenItHasThoseOfTheJava() throws Exception {
        Path library = jar(
                "library-1.jar",
                Map.of(
                        "org/example/Library.class", "for all",
                        "META-INF/versions/11/org/example/Library.class", "for 11",
                        "META-INF/versions/21/org/example/Library.class", "for 21",
                        "META-INF/versions/9/module-info.class", "not of the whole",
                        "META-INF/maven/pom.xml", "of the jar"));

        ProviderModule module = module(provider, library);

        assertThat(module.path().resolve("org/example/Library.class")).hasContent("for 11");
        assertThat(module.path().resolve("META-INF")).doesNotExist();
    }

    @Test
    void givenTheSameFileTwice_whenMade_thenItSaysWhereAndWhatToDo() throws Exception {
        Path one = jar("one-1.jar", Map.of("org/example/Library.class", "one"));
        Path other = jar("other-2.jar", Map.of("org/example/Library.class", "other"));

        assertThatThrownBy(() -> module(provider, one, other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("org/example/Library.class")
                .hasMessageContaining("other-2.jar")
                .hasMessageContaining("Leave one");
    }

    @Test
    void givenLicences_whenCopied_thenEachIsBelowItsJar() throws Exception {
        Path one = jar("one-1.jar", Map.of("META-INF/LICENSE", "this", "META-INF/NOTICE.txt", "who"));
        Path other = jar("other-2.jar", Map.of("META-INF/LICENSE", "that"));
        Path legal = folder.resolve("legal");

        ProviderModule.copyLicences(List.of(provider, one, other), legal);

        assertThat(FileTrees.files(legal))
                .extracting(Path::toString)
                .containsExactly("one-1.jar/LICENSE", "one-1.jar/NOTICE.txt", "other-2.jar/LICENSE");
        assertThat(legal.resolve("other-2.jar/LICENSE")).hasContent("that");
    }
}
