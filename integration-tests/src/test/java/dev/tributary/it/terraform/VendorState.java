package dev.tributary.it.terraform;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.sdk.TributaryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the vendor's provider leaves behind: a source on the server, and a state that names it. */
final class VendorState {
    /** Where a state says its provider is from; our provider stands in for it. */
    static final String PROVIDER = "tributary.dev/streamkap-com/streamkap";

    /** The type of the one resource. */
    static final String TYPE = "streamkap_source_kafkadirect";

    private VendorState() {}

    /** Declares a source with the keys that the vendor's provider sends. */
    static Source declare(TributaryClient client, String name, String prefix) {
        SourceConfig config = SourceConfig.empty()
                .with("format", "json")
                .with("schemas.enable", true)
                .with("topic.include.list.user.defined", "orders, payments")
                .with("topic.prefix", prefix);
        return client.sources()
                .create(CreateSourceRequest.builder()
                        .name(name)
                        .connector("kafkadirect")
                        .config(config)
                        .createdFrom(CreatedFrom.TERRAFORM)
                        .build());
    }

    /** Writes a state of one resource, {@code shop}, with these attributes in JSON. */
    static void write(Path folder, String provider, String type, int version, String attributes) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("terraform.tfstate"), """
                {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "a", "outputs": {}, "resources": [
                  {"mode": "managed", "type": "%s", "name": "shop", "provider": "provider[\\"%s\\"]", "instances": [
                    {"schema_version": %d, "attributes": {%s}}]}]}
                """.formatted(type, provider, version, attributes));
    }
}
