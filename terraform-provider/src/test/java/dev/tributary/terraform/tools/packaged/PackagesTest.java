package dev.tributary.terraform.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.provider.ProviderService;
import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.tools.packaging.Release;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final long MAX_MEGABYTES = 80;
    /** {@code project.build.outputTimestamp} of the build. */
    private static final LocalDateTime TIME = LocalDateTime.parse("2026-11-01T00:00:00");

    private static final Release RELEASE = Built.packages().release();

    private static Set<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void givenThePackageWithoutRuntime_thenItHasLauncherJarsAndArchiveOnly() throws IOException {
        assertThat(entries(RELEASE.zipWithoutRuntime(Built.dist())))
                .contains(Built.launcher(), "classes.jsa", "lib/tributary-terraform-provider.jar")
                .allMatch(
                        name -> name.startsWith("lib/") || name.equals("classes.jsa") || name.equals(Built.launcher()));
    }

    /** So that packages of the same sources differ in nothing but the class archive. */
    @Test
    void givenThePackages_thenTheirFilesAreInOrderAndHaveTheOneTime() throws IOException {
        try (ZipFile file = new ZipFile(RELEASE.zipWithoutRuntime(Built.dist()).toFile())) {
            List<? extends ZipEntry> files =
                    file.stream().filter(entry -> !entry.isDirectory()).toList();
            assertThat(files).extracting(ZipEntry::getName).isSorted();
            assertThat(files).extracting(ZipEntry::getTimeLocal).containsOnly(TIME);
        }
    }

    @Test
    void givenThePackages_thenNoLibraryOfTheToolsIsInThem() throws IOException {
        assertThat(entries(RELEASE.zipWithoutRuntime(Built.dist())))
                .noneMatch(name -> name.contains("picocli") || name.contains("api-spec") || name.contains("junit"));
        try (ZipFile jar = new ZipFile(
                Built.folder().resolve("lib/tributary-terraform-provider.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("/tools/"));
        }
    }

    /** Each further one is opened at every start; gRPC's client, which the tools use, would bring a dozen. */
    @Test
    void givenThePackages_thenTheirLibrariesAreThoseThatTheProviderNeeds() throws IOException {
        assertThat(entries(RELEASE.zipWithoutRuntime(Built.dist())).stream()
                        .filter(name -> name.endsWith(".jar"))
                        .map(name -> name.replaceAll("^lib/|-[0-9][^/]*$|\\.jar$", "")))
                .containsExactlyInAnyOrder(
                        "annotations",
                        "bcprov-jdk18on",
                        "bctls-jdk18on",
                        "bcutil-jdk18on",
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind",
                        "jackson-datatype-jdk8",
                        "jackson-datatype-jsr310",
                        "jspecify",
                        "kotlin-stdlib",
                        "okhttp-jvm",
                        "okio-jvm",
                        "protobuf-javalite",
                        "tributary-api-model",
                        "tributary-sdk",
                        "tributary-terraform-provider");
    }

    @Test
    void givenThePackageWithRuntime_thenTheRuntimeHasTheJarsAndItIsNotTooLarge() throws IOException {
        Built.needRuntime();
        Path zip = RELEASE.zip(Built.dist());
        Set<String> withRuntime = entries(zip);
        Set<String> withoutRuntime = entries(RELEASE.zipWithoutRuntime(Built.dist()));
        withoutRuntime.removeIf(name -> name.endsWith(".jar"));
        assertThat(withRuntime)
                .containsAll(withoutRuntime)
                .contains("runtime/bin/java")
                .anyMatch(name -> name.matches("legal/jackson-databind-.*/LICENSE"))
                .filteredOn(name -> !withoutRuntime.contains(name))
                .allMatch(name -> name.startsWith("runtime/") || name.startsWith("legal/"));
        assertThat(Files.size(zip)).isLessThanOrEqualTo(MAX_MEGABYTES * 1_000_000);
    }

    @Test
    void givenThePackages_thenTheirSchemasAreThoseOfTheProvider() throws Exception {
        byte[] written = Files.readAllBytes(Built.folder().resolve("lib/schemas.bin"));
        byte[] answer = new ProviderService(new TributaryProvider(Map.of())).answer("GetProviderSchema", new byte[0]);
        assertThat(GetProviderSchema.Response.parseFrom(written))
                .isEqualTo(GetProviderSchema.Response.parseFrom(answer));
        assertThat(GetProviderSchema.Response.parseFrom(written).getResourceSchemasMap())
                .containsKey("tributary_source_kafkadirect");
    }

    /** Release packages are made like this: a newer Java than the build's starts sooner. */
    @Test
    void givenAJdkForTheImage_thenTheRuntimeIsThatOne() throws IOException {
        String named = System.getenv("TRIBUTARY_IMAGE_JDK");
        Built.need(named != null, "TRIBUTARY_IMAGE_JDK names no JDK for the package with the runtime");
        Built.needRuntime();
        try (ZipFile zip = new ZipFile(RELEASE.zip(Built.dist()).toFile());
                InputStream release = zip.getInputStream(zip.getEntry("runtime/release"))) {
            assertThat(version(new String(release.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEqualTo(version(Files.readString(Path.of(named, "release"))));
        }
    }

    /** Not without line numbers, as jlink can make them: a fault of the provider is told with its place. */
    @Test
    void givenThePackageWithRuntime_thenItsClassesAreAsTheyWereCompiled() throws Exception {
        Built.needRuntime();
        String name = "dev/tributary/terraform/provider/CallRunner.class";
        String home = Built.folder()
                .resolveSibling("provider-with-runtime")
                .resolve("runtime")
                .toAbsolutePath()
                .toString();
        try (FileSystem runtime = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home));
                ZipFile jar = new ZipFile(Built.folder()
                        .resolve("lib/tributary-terraform-provider.jar")
                        .toFile());
                InputStream compiled = jar.getInputStream(jar.getEntry(name))) {
            assertThat(Files.readAllBytes(runtime.getPath("/modules/dev.tributary.terraform", name)))
                    .isEqualTo(compiled.readAllBytes());
        }
    }

    private static Optional<String> version(String release) {
        return release.lines().filter(line -> line.startsWith("JAVA_VERSION=")).findFirst();
    }

    @Test
    void givenTheChecksums_thenTheyAreThoseOfEveryFileBesideThem() throws Exception {
        Path sums = Built.dist().resolve("terraform-provider-tributary_" + RELEASE.version() + "_SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        for (String line : lines) {
            String[] parts = line.split(" {2}", 2);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(Files.readAllBytes(Built.dist().resolve(parts[1])))))
                    .as(parts[1])
                    .isEqualTo(parts[0]);
        }
        try (var files = Files.list(Built.dist())) {
            assertThat(files.filter(each -> !each.equals(sums))).hasSameSizeAs(lines);
        }
    }

    @Test
    void givenTheManifest_thenItNamesTheProtocol() {
        assertThat(Built.dist().resolve("terraform-provider-tributary_" + RELEASE.version() + "_manifest.json"))
                .hasContent("{\"version\":1,\"metadata\":{\"protocol_versions\":[\"6.0\"]}}");
    }
}
