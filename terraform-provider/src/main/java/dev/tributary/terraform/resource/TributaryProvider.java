package dev.tributary.terraform.resource;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.DataSource;
import dev.tributary.terraform.provider.EphemeralResource;
import dev.tributary.terraform.provider.ManagedResource;
import dev.tributary.terraform.provider.Provider;
import dev.tributary.terraform.provider.ProviderFunction;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The provider {@code tributary}. Safe for use by several threads. */
public final class TributaryProvider implements Provider {

    /** What a configuration names as the provider's {@code source}. */
    public static final String ADDRESS = "tributary.dev/tributary/tributary";

    private final Map<String, String> environment;
    private final Session session = new Session();

    /** Creates a provider that takes from {@code environment} what its block does not say. */
    public TributaryProvider(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Schema schema() {
        return ProviderSettings.SCHEMA;
    }

    @Override
    public void validate(Fields config, Diagnostics out) {}

    /** Logs in at once: a wrong address or credential must show before anything is changed. */
    @Override
    public void configure(Fields config, Diagnostics out) throws InterruptedException {
        Optional<ProviderSettings> settings = ProviderSettings.of(config, environment, out);
        if (settings.isEmpty()) {
            return;
        }
        JsonHeadStart.begin();
        try {
            session.open(ClientFactory.create(settings.get()));
            session.call("log in at " + settings.get().host(), client -> {
                client.logIn();
                return true;
            });
        } catch (ProviderException e) {
            out.add(e);
        }
    }

    @Override
    public Map<String, Supplier<ManagedResource>> resources() {
        return Map.of(
                "tributary_source_kafkadirect",
                        () -> new SourceResource(session, new InterruptedCreation(Clock.systemUTC())),
                "tributary_source_topics",
                        () -> new SourceTopicsResource(session, () -> "terraform-" + UUID.randomUUID()),
                "tributary_topic", () -> new TopicResource(session),
                "tributary_tag", () -> new TagResource(session),
                "tributary_client_credential", () -> new ClientCredentialResource(session));
    }

    @Override
    public Map<String, Supplier<DataSource>> dataSources() {
        return Map.of(
                "tributary_source_kafkadirect", () -> new SourceData(session),
                "tributary_sources", () -> new SourcesData(session),
                "tributary_topics", () -> new TopicsData(session),
                "tributary_connection_check", () -> new ConnectionCheckData(session));
    }

    @Override
    public Map<String, Supplier<EphemeralResource>> ephemeralResources() {
        return Map.of("tributary_access_token", () -> new AccessTokenEphemeral(session));
    }

    @Override
    public Map<String, Supplier<ProviderFunction>> functions() {
        return Map.of("internal_topic_name", InternalTopicNameFunction::new);
    }
}
