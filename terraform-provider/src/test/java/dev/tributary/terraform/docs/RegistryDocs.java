package dev.tributary.terraform.docs;

import dev.tributary.terraform.provider.Provider;
import dev.tributary.terraform.provider.ProviderFunction;
import dev.tributary.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of the documentation in the layout that registries render, by their paths. */
final class RegistryDocs {
    private static final String NAME = "tributary";

    /** What {@code terraform import} takes; the schemas do not say it. */
    private static final Map<String, Import> IMPORTS = Map.of(
            "tributary_source_kafkadirect",
            new Import(
                    "By name or id. Secrets come into the state where the credential may see them; with write-only"
                            + " attributes the plan after the import takes them out again and sends what the configuration"
                            + " says.",
                    "shop every-shop"),
            "tributary_source_topics",
            new Import(
                    "By id or name of the source and the owner, with a `/` between.",
                    "returns every-shop/team-returns"),
            "tributary_topic",
            new Import("By name.", "audit every.audit"),
            "tributary_tag",
            new Import("By name or id.", "team every-team"),
            "tributary_client_credential",
            new Import("By client id. Its secret is not known any more.", "dashboard 0123456789abcdef"));

    /** A sentence, and what comes behind the type on the command line. */
    private record Import(String sentence, String arguments) {}

    private static final String INDEX = """
            A source pulls topics of an external Kafka-compatible cluster into your own Kafka, exactly once and in order.
            This provider declares sources, the topics that anybody appends to them, topics of your own cluster, tags and
            credentials, on a Tributary server.

            ## Example Usage

            """;

    private static final String MORE = """

            ## Address and credential

            Each attribute of the provider block that is not given comes from the environment: `TRIBUTARY_HOST`,
            `TRIBUTARY_CLIENT_ID`, `TRIBUTARY_SECRET` and `TRIBUTARY_CA_CERTIFICATE`. An empty block `provider "tributary" {}`
            is all it takes then. The provider logs in once for each plan and each apply, before anything is changed. When
            address or credential depend on another resource, plans work as soon as that resource exists.

            The credential's role decides what works: `editor` for sources, topics and tags, `admin` for credentials too,
            `viewer` for data sources.

            ## Versions

            Terraform 1.0 or later, or OpenTofu. Provider functions need Terraform 1.8, `moved` blocks from another provider
            1.8, ephemeral resources 1.10, write-only attributes 1.11; an older version gets an error that names the way
            around rather than a secret in its state.

            """;

    private final Provider provider;
    private final Path examples;

    RegistryDocs(Provider provider, Path examples) {
        this.provider = provider;
        this.examples = examples;
    }

    /** All pages, each with its path below the folder of the documentation. */
    Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        pages.put(
                "index.md",
                head("tributary Provider", provider.schema().description()) + "# tributary Provider\n\n" + INDEX
                        + code(Path.of("quick-start", "main.tf")) + MORE + SchemaPage.of(provider.schema()));
        for (String each : provider.resources().keySet()) {
            Schema schema = provider.resources().get(each).get().schema();
            pages.put("resources/" + file(each), page(each, "Resource", "resource_", schema) + imports(each));
        }
        for (String each : provider.dataSources().keySet()) {
            Schema schema = provider.dataSources().get(each).get().schema();
            pages.put("data-sources/" + file(each), page(each, "Data Source", "data_", schema));
        }
        for (String each : provider.ephemeralResources().keySet()) {
            Schema schema = provider.ephemeralResources().get(each).get().schema();
            pages.put("ephemeral-resources/" + file(each), page(each, "Ephemeral Resource", "ephemeral_", schema));
        }
        for (String each : provider.functions().keySet()) {
            pages.put(
                    "functions/" + each + ".md",
                    function(each, provider.functions().get(each).get().signature()));
        }
        return pages;
    }

    private static String file(String type) {
        return type.substring(NAME.length() + 1) + ".md";
    }

    private static String head(String title, String description) {
        return "---\npage_title: \"" + title + "\"\nsubcategory: \"\"\ndescription: |-\n  " + description + "\n---\n\n";
    }

    private String page(String type, String kind, String example, Schema schema) throws IOException {
        return head(type + " " + kind + " - " + NAME, schema.description()) + "# " + type + " (" + kind + ")\n\n"
                + schema.description() + "\n\n## Example Usage\n\n"
                + code(Path.of("every-attribute", example + type + ".tf")) + "\n" + SchemaPage.of(schema);
    }

    private static String imports(String type) {
        Import how = IMPORTS.get(type);
        if (how == null) {
            throw new IllegalStateException("nothing says how a " + type + " is imported");
        }
        return """

                ## Import

                %s

                ```shell
                terraform import %s.%s
                ```
                """.formatted(how.sentence(), type, how.arguments());
    }

    private String function(String name, ProviderFunction.Signature signature) throws IOException {
        String parameters = signature.parameters().stream()
                .map(each -> each.name() + " " + SchemaPage.type(each.type()).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        StringBuilder page = new StringBuilder(head(name + " function - " + NAME, signature.summary()));
        page.append("# function: ").append(name).append("\n\n").append(signature.description());
        page.append("\n\n## Example Usage\n\n").append(code(Path.of("every-attribute", "function_" + name + ".tf")));
        page.append("\n## Signature\n\n```text\n")
                .append(name)
                .append("(")
                .append(parameters)
                .append(") ")
                .append(SchemaPage.type(signature.result()).toLowerCase(java.util.Locale.ROOT))
                .append("\n```\n\n## Arguments\n\n");
        int place = 1;
        for (ProviderFunction.Parameter each : signature.parameters()) {
            page.append(place++)
                    .append(". `")
                    .append(each.name())
                    .append("` (")
                    .append(SchemaPage.type(each.type()))
                    .append(") ")
                    .append(each.description())
                    .append("\n");
        }
        return page.toString();
    }

    private String code(Path example) throws IOException {
        return "```terraform\n" + Files.readString(examples.resolve(example)).strip() + "\n```\n";
    }
}
