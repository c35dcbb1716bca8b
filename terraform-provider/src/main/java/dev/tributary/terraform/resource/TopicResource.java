package dev.tributary.terraform.resource;

import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicKafka;
import dev.tributary.api.model.topics.TopicUpdate;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.ManagedResource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code tributary_topic}: a topic of the internal cluster. */
final class TopicResource implements ManagedResource {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String PARTITION_COUNT = "partition_count";
    private static final String RETENTION_MS = "retention_ms";
    private static final String TAGS = "tags";
    private static final String DELETION_PROTECTION = "deletion_protection";

    private static final Schema SCHEMA = Schema.of(
            "A topic of the internal cluster. Sources create theirs by themselves; declare one to have it earlier, with"
                    + " more partitions, or for producers of your own.",
            Attribute.text(NAME)
                    .required()
                    .replaces()
                    .must(Rule.text("a topic name", TopicResource::complaint))
                    .describe("Name of the topic on the internal cluster."),
            Attribute.number(PARTITION_COUNT)
                    .optional()
                    .computed()
                    .stable()
                    .must(Rule.between(1, 100_000))
                    .describe("How many partitions it has. Grows only; the cluster's default when not given."),
            Attribute.text(RETENTION_MS)
                    .optional()
                    .computed()
                    .stable()
                    .must(Rule.text("a whole number of milliseconds, or `-1`", TopicResource::retentionComplaint))
                    .describe("How long records are kept, in milliseconds; `-1` for ever. Set at creation."),
            Attribute.of(TAGS, Type.setOf(Type.STRING))
                    .optional()
                    .computed()
                    .stable()
                    .describe("Ids of tags. When it is not given, tags set elsewhere stay; `[]` removes all."),
            Attribute.bool(DELETION_PROTECTION)
                    .defaultsTo(Value.of(false))
                    .describe("Refuses to plan the topic's destruction while it is true."),
            Attribute.text(ID).computed().stable().describe("The name: what `terraform import` takes."));

    private final Session session;

    TopicResource(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    private static Optional<String> complaint(String name) {
        return InternalTopicNames.isLegal(name)
                ? Optional.empty()
                : Optional.of("\"" + name + "\" is not a topic name; use up to 249 letters, digits, '.', '_' and '-'.");
    }

    private static Optional<String> retentionComplaint(String text) {
        return text.matches("-1|[0-9]{1,18}")
                ? Optional.empty()
                : Optional.of("\"" + text
                        + "\" is no number of milliseconds; write \"604800000\" for a week, \"-1\" for ever.");
    }

    @Override
    public Value.Mapping plan(Change change, Diagnostics out) {
        Optional<Fields> prior = change.prior();
        if (prior.isPresent() && !change.touches(NAME)) {
            checkGrowth(prior.get(), change.planned(), out);
            boolean retention =
                    change.touches(RETENTION_MS) && !change.planned().isUnknown(RETENTION_MS);
            if (retention) {
                out.error(
                        AttributePath.of(RETENTION_MS),
                        "retention_ms is set at creation",
                        "The topic has retention_ms = "
                                + prior.get().text(RETENTION_MS).orElse("(the cluster's default)")
                                + ". Change it on the cluster, then say the new value here, or say none.");
            }
        }
        return change.planned().value();
    }

    private static void checkGrowth(Fields prior, Fields planned, Diagnostics out) {
        OptionalLong before = prior.number(PARTITION_COUNT);
        OptionalLong after = planned.number(PARTITION_COUNT);
        if (before.isPresent() && after.isPresent() && after.getAsLong() < before.getAsLong()) {
            out.error(
                    AttributePath.of(PARTITION_COUNT),
                    "Partitions cannot be taken away",
                    "The topic has " + before.getAsLong() + " partitions, and partition_count asks for "
                            + after.getAsLong() + ". Kafka only adds partitions: ask for " + before.getAsLong()
                            + " or more, or replace the topic, which loses its records.");
        }
    }

    @Override
    public void planDelete(Fields state, Diagnostics out) {
        if (state.bool(DELETION_PROTECTION).orElse(false)) {
            out.error(
                    AttributePath.of(DELETION_PROTECTION),
                    "The topic is protected",
                    "The topic " + state.text(NAME).orElse("")
                            + " has deletion_protection = true. To delete it with its"
                            + " records, set that to false, apply, and destroy then.");
        }
    }

    @Override
    public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        Fields planned = change.planned();
        String name = planned.needText(NAME);
        CreateTopicRequest.Builder request = CreateTopicRequest.builder().name(name);
        request.retentionMs(planned.text(RETENTION_MS).orElse(null));
        request.tags(planned.texts(TAGS).orElse(null));
        planned.number(PARTITION_COUNT).ifPresent(count -> request.partitionCount((int) count));
        Topic created = session.call(
                "create the topic " + name, client -> client.topics().create(request.build()));
        return state(created, planned);
    }

    @Override
    public Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String name = state.needText(NAME);
        return session.call("read the topic " + name, client -> client.topics().find(name))
                .filter(topic -> topic.partitionCount() != null)
                .map(topic -> state(topic, state));
    }

    @Override
    public Value.Mapping update(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        if (!change.touches(PARTITION_COUNT) && !change.touches(TAGS)) {
            return change.planned().value();
        }
        String name = change.planned().needText(NAME);
        TopicUpdate.Builder update = TopicUpdate.builder();
        change.planned().number(PARTITION_COUNT).ifPresent(count -> update.partitionCount((int) count));
        update.tags(change.planned().texts(TAGS).orElse(null));
        Topic changed = session.call(
                "change the topic " + name, client -> client.topics().update(name, update.build()));
        return state(changed, change.planned());
    }

    @Override
    public void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String name = state.needText(NAME);
        session.call("delete the topic " + name, client -> {
            try {
                return List.of(client.topics().delete(name));
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException {
        Topic topic =
                session.call("read the topic " + id, client -> client.topics().get(id));
        return state(topic, new Fields(SCHEMA.empty().with(DELETION_PROTECTION, Value.of(false))));
    }

    private static Value.Mapping state(Topic topic, Fields known) {
        Integer partitions = topic.partitionCount();
        TopicKafka kafka = topic.kafka();
        Value retention = kafka == null
                ? known.value().get(RETENTION_MS)
                : Value.ofText(kafka.configs().retentionMs());
        return known.value()
                .with(ID, Value.ofText(topic.name()))
                .with(NAME, Value.ofText(topic.name()))
                .with(PARTITION_COUNT, partitions == null ? known.value().get(PARTITION_COUNT) : Value.of(partitions))
                .with(RETENTION_MS, retention.isUnknown() ? Value.nil() : retention)
                .with(
                        TAGS,
                        new Value.Unordered(
                                topic.tags().stream().map(Value::ofText).toList()));
    }
}
