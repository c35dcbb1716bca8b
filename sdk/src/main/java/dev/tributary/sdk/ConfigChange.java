package dev.tributary.sdk;

import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.sdk.error.PreconditionFailedException;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Read, change, write, and again when somebody else wrote in between. */
final class ConfigChange {
    private static final int MAX_ROUNDS = 10;

    private final Sources sources;
    private final UnaryOperator<KafkaDirectConfig> change;

    ConfigChange(Sources sources, UnaryOperator<KafkaDirectConfig> change) {
        this.sources = sources;
        this.change = change;
    }

    Source apply(String id) {
        for (int round = 1; ; round++) {
            Versioned<Source> present = sources.getVersioned(id);
            try {
                return sources.replace(id, changed(present.value()), present.version());
            } catch (PreconditionFailedException e) {
                if (round == MAX_ROUNDS) {
                    throw e;
                }
            }
        }
    }

    private ReplaceSourceRequest changed(Source source) {
        SourceConfig present = Objects.requireNonNullElse(source.config(), SourceConfig.empty());
        SourceConfig wanted = change.apply(KafkaDirectConfig.from(present)).toSourceConfig();
        return ReplaceSourceRequest.builder().config(wanted).build();
    }
}
