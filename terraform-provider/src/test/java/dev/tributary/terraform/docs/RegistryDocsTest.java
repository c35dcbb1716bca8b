package dev.tributary.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.provider.Provider;
import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryDocsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Path EXAMPLES = Path.of("..", "terraform-examples");
    private static final String REGENERATE = "mvn -pl terraform-provider -am test -Dtest=RegistryDocsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

    private final Provider provider = new TributaryProvider(Map.of());

    @Test
    void givenSchemasAndExamples_thenTheDocumentationIsTheirs() throws IOException {
        Map<String, String> pages = new RegistryDocs(provider, EXAMPLES).pages();
        if (Boolean.getBoolean("docs.write")) {
            write(pages);
        }
        assertThat(written())
                .as("terraform-provider/docs does not fit schemas and examples any more; regenerate it: %s", REGENERATE)
                .isEqualTo(pages);
    }

    private static void write(Map<String, String> pages) throws IOException {
        for (String stale : written().keySet()) {
            Files.delete(DOCS.resolve(stale));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = DOCS.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        if (Files.isDirectory(DOCS)) {
            try (Stream<Path> files = Files.walk(DOCS)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    pages.put(DOCS.relativize(each).toString(), Files.readString(each));
                }
            }
        }
        return pages;
    }

    @Test
    void givenSchemas_thenEveryPartIsDescribedInASentence() {
        for (Schema schema : schemas()) {
            assertThat(schema.description()).endsWith(".");
            for (Attribute each : attributes(schema.attributes())) {
                assertThat(each.description()).as(each.name()).isNotBlank().endsWith(".");
            }
        }
    }

    @Test
    void givenTheExampleOfEveryAttribute_thenItHasEveryAttributeThatCanBeSet() throws IOException {
        String hcl;
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("every-attribute"))) {
            hcl = files.filter(each -> each.toString().endsWith(".tf"))
                    .map(RegistryDocsTest::read)
                    .collect(Collectors.joining("\n"));
        }
        for (Schema schema : schemas()) {
            for (Attribute each : attributes(schema.attributes())) {
                if (each.is(Attribute.Trait.REQUIRED) || each.is(Attribute.Trait.OPTIONAL)) {
                    assertThat(hcl).containsPattern("\\b" + each.name() + " +=");
                }
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Schema> schemas() {
        List<Schema> all = new ArrayList<>(List.of(provider.schema()));
        provider.resources().values().forEach(each -> all.add(each.get().schema()));
        provider.dataSources().values().forEach(each -> all.add(each.get().schema()));
        provider.ephemeralResources()
                .values()
                .forEach(each -> all.add(each.get().schema()));
        return all;
    }

    private static List<Attribute> attributes(List<Attribute> attributes) {
        List<Attribute> all = new ArrayList<>(attributes);
        attributes.forEach(each -> all.addAll(attributes(each.nested())));
        return all;
    }
}
