package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrimmedJarTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Makes a jar as signed ones are: its manifest has a digest of each file. */
    private Path jar(String... names) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        for (String each : names) {
            Attributes digest = new Attributes();
            digest.putValue("SHA-256-Digest", "of " + each);
            manifest.getEntries().put(each, digest);
        }
        Path jar = folder.resolve("library-1.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (String each : names) {
                entries.putNextEntry(new JarEntry(each));
                entries.write(each.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Path trimmed(Path jar) throws IOException {
        return TrimmedJar.all(List.of(jar), folder.resolve("trimmed")).get(0);
    }

    @Test
    void givenNothingToLeaveOut_thenTheJarIsTakenAsItIs() throws IOException {
        Path jar = jar("org/example/Library.class", "META-INF/LICENSE");
        assertThat(trimmed(jar)).isEqualTo(jar);
    }

    @Test
    void givenASignedJar_thenTheCopyHasItsFilesAndNothingOfTheSignature() throws IOException {
        Path trimmed = trimmed(jar("META-INF/SIGNER.SF", "META-INF/SIGNER.RSA", "org/example/Library.class"));
        assertThat(trimmed).isEqualTo(folder.resolve("trimmed/library-1.jar"));
        try (JarFile copy = new JarFile(trimmed.toFile())) {
            assertThat(copy.stream().map(ZipEntry::getName))
                    .containsExactly("META-INF/MANIFEST.MF", "org/example/Library.class");
            assertThat(copy.isMultiRelease()).isTrue();
            assertThat(copy.getManifest().getEntries()).isEmpty();
            assertThat(copy.getInputStream(copy.getEntry("org/example/Library.class"))
                            .readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("org/example/Library.class");
        }
    }

    @Test
    void givenTheSameJarTwice_thenTheCopiesAreTheSame() throws IOException {
        Path jar = jar("META-INF/SIGNER.SF", "org/example/Library.class");
        byte[] first = Files.readAllBytes(trimmed(jar));
        assertThat(trimmed(jar)).hasBinaryContent(first);
    }

    @Test
    void givenBouncyCastle_thenWhatTlsNeedsIsKept() {
        assertThat(List.of(
                        "org/bouncycastle/tls/TlsServerProtocol.class",
                        "org/bouncycastle/tls/crypto/impl/bc/BcTlsCrypto.class",
                        "org/bouncycastle/crypto/signers/Ed25519Signer.class",
                        "org/bouncycastle/pqc/crypto/MessageSigner.class",
                        "META-INF/versions/11/org/bouncycastle/math/raw/Mod.class"))
                .noneMatch(TrimmedJar::isLeftOut);
        assertThat(List.of(
                        "org/bouncycastle/tls/crypto/impl/jcajce/JcaTlsCrypto.class",
                        "org/bouncycastle/jsse/BCSSLSocket.class",
                        "org/bouncycastle/pqc/crypto/lms/LMS.class",
                        "org/bouncycastle/oer/Element.class",
                        "META-INF/versions/9/org/bouncycastle/jcajce/provider/Ed.class"))
                .allMatch(TrimmedJar::isLeftOut);
    }
}
