package dev.tributary.terraform.resource;

import dev.tributary.api.model.EffectiveTopic;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.sdk.OwnedTopics;
import dev.tributary.sdk.TributaryClient;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code tributary_source_topics}: topics that one block appends to a source that it does not own. The server keeps
 * them under the block's owner name, so blocks, states and teams do not see each other's.
 */
final class SourceTopicsResource implements ManagedResource {

    private static final String ID = "id";
    private static final String SOURCE_ID = "source_id";
    private static final String OWNER = "owner";
    private static final String TOPICS = "topics";
    private static final String INTERNAL_TOPICS = "internal_topics";

    private static final Schema SCHEMA = Schema.of(
            "Topics that this block appends to a source, whoever owns the source. Any number of blocks, states and teams"
                    + " may append to one source, the same topic too: each removes only its own, and a topic flows as"
                    + " long as anyone names it.",
            Attribute.text(SOURCE_ID)
                    .required()
                    .replaces()
                    .must(SourceSchema.notBlank())
                    .describe("Id of the source."),
            Attribute.of(TOPICS, Type.setOf(Type.STRING))
                    .required()
                    .must(new Rule("at least one topic name", SourceTopicsResource::complaint))
                    .describe("Topics of the external cluster."),
            Attribute.text(OWNER)
                    .optional()
                    .computed()
                    .stable()
                    .replaces()
                    .must(Rule.text(
                            "1 to 128 letters, digits, `.`, `_`, `-`, `/` and `:`",
                            SourceTopicsResource::ownerComplaint))
                    .describe(
                            "Under which name the server keeps the topics; a different one for each block. Made up when"
                                    + " not given. Give it where a killed run must find its topics again, in CI for example."),
            Attribute.text(ID)
                    .computed()
                    .stable()
                    .describe("Source id and owner, with a `/` between: what `terraform import` takes."),
            Attribute.of(INTERNAL_TOPICS, Type.mapOf(Type.STRING))
                    .computed()
                    .describe("The internal topic of each of them."));

    private final Session session;
    private final Supplier<String> newOwner;

    SourceTopicsResource(Session session, Supplier<String> newOwner) {
        this.session = session;
        this.newOwner = newOwner;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    private static Optional<String> complaint(Value value) {
        List<String> topics = new Fields(new Value.Mapping(Map.of(TOPICS, value)))
                .texts(TOPICS)
                .orElse(List.of());
        if (value instanceof Value.Unordered set && set.elements().isEmpty()) {
            return Optional.of("There is no topic; name at least one, or remove the block.");
        }
        return topics.stream()
                .filter(topic -> !InternalTopicNames.isLegal(topic))
                .findFirst()
                .map(topic ->
                        "\"" + topic + "\" is not a topic name; use up to 249 letters, digits, '.', '_' and '-'.");
    }

    private static Optional<String> ownerComplaint(String owner) {
        return owner.matches("[A-Za-z0-9._:/-]{1,128}")
                ? Optional.empty()
                : Optional.of("\"" + owner
                        + "\" is not an owner name; use 1 to 128 letters, digits, '.', '_', '-', '/' and ':'.");
    }

    /** The owner is made up here and not in the plan, which Terraform makes twice and wants to be the same. */
    @Override
    public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        String sourceId = change.planned().needText(SOURCE_ID);
        List<String> topics = change.planned().texts(TOPICS).orElse(List.of());
        Optional<String> given = change.planned().text(OWNER);
        if (given.isPresent()) {
            refuseOtherTopics(sourceId, given.get(), topics);
        }
        String owner = given.orElseGet(newOwner);
        EffectiveTopics effective = append(sourceId, owner, topics);
        return state(new Fields(change.planned().value().with(OWNER, Value.ofText(owner))), effective);
    }

    /** The same topics are those of a run that was killed; others are those of another block. */
    private void refuseOtherTopics(String sourceId, String owner, List<String> topics)
            throws ProviderException, InterruptedException {
        List<String> present = owned(effective(sourceId), owner);
        if (!topics.containsAll(present)) {
            throw new ProviderException(
                    AttributePath.of(OWNER),
                    "This owner has other topics",
                    "The owner " + owner + " already holds the topics " + String.join(", ", present) + " in the source "
                            + sourceId + ". Give each block its own owner, or import what is there: terraform import"
                            + " <address> " + sourceId + "/" + owner + ".",
                    null);
        }
    }

    private EffectiveTopics append(String sourceId, String owner, List<String> topics)
            throws ProviderException, InterruptedException {
        return session.call(
                "append topics to the source " + sourceId,
                client -> owned(client, owner).appendTopics(sourceId, topics).effective());
    }

    private EffectiveTopics effective(String sourceId) throws ProviderException, InterruptedException {
        return session.call(
                "read the topics of the source " + sourceId,
                client -> client.sources().effectiveTopics(sourceId));
    }

    @Override
    public Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String sourceId = state.needText(SOURCE_ID);
        Optional<EffectiveTopics> effective = session.call("read the topics of the source " + sourceId, client -> {
            try {
                return Optional.of(client.sources().effectiveTopics(sourceId));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
        String owner = state.needText(OWNER);
        return effective
                .filter(topics -> !owned(topics, owner).isEmpty())
                .map(topics -> state(new Fields(state.value().with(TOPICS, set(owned(topics, owner)))), topics));
    }

    /** New topics come before old ones go, so that a topic that is only renamed here never pauses. */
    @Override
    public Value.Mapping update(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        String sourceId = change.planned().needText(SOURCE_ID);
        String owner = change.planned().needText(OWNER);
        List<String> topics = change.planned().texts(TOPICS).orElse(List.of());
        List<String> gone = new ArrayList<>(
                change.prior().flatMap(prior -> prior.texts(TOPICS)).orElse(List.of()));
        gone.removeAll(topics);
        EffectiveTopics effective = append(sourceId, owner, topics);
        if (!gone.isEmpty()) {
            effective = session.call(
                    "remove topics from the source " + sourceId,
                    client -> owned(client, owner).removeTopics(sourceId, gone).effective());
        }
        return state(change.planned(), effective);
    }

    private static OwnedTopics owned(TributaryClient client, String owner) {
        return client.sources().withoutWaiting().ownedBy(owner);
    }

    @Override
    public void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String sourceId = state.needText(SOURCE_ID);
        String owner = state.needText(OWNER);
        List<String> topics = state.texts(TOPICS).orElse(List.of());
        session.call("remove topics from the source " + sourceId, client -> {
            try {
                return owned(client, owner).removeTopics(sourceId, topics).removed();
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException {
        int slash = id.indexOf('/');
        if (slash < 1 || slash == id.length() - 1) {
            throw new ProviderException(
                    "Not an id of appended topics",
                    "\"" + id
                            + "\" is not of the form <source id or name>/<owner>. The owners of a source are shown by:"
                            + " tributary source topics <id>.");
        }
        String owner = id.substring(slash + 1);
        String sourceId = String.valueOf(
                SourceLookup.byIdOrName(session, id.substring(0, slash)).id());
        EffectiveTopics effective = effective(sourceId);
        List<String> topics = owned(effective, owner);
        if (topics.isEmpty()) {
            throw new ProviderException(
                    "No such owner", "Nobody called \"" + owner + "\" holds topics in the source " + sourceId + ".");
        }
        Value.Mapping known = SCHEMA.empty()
                .with(SOURCE_ID, Value.ofText(sourceId))
                .with(OWNER, Value.ofText(owner))
                .with(TOPICS, set(topics));
        return state(new Fields(known), effective);
    }

    private static Value set(List<String> texts) {
        return new Value.Unordered(texts.stream().map(Value::ofText).toList());
    }

    private static List<String> owned(EffectiveTopics effective, String owner) {
        return effective.topics().stream()
                .filter(topic -> topic.addedBy().stream().anyMatch(addition -> owner.equals(addition.owner())))
                .map(EffectiveTopic::name)
                .toList();
    }

    private static Value.Mapping state(Fields known, EffectiveTopics effective) {
        List<String> topics = known.texts(TOPICS).orElse(List.of());
        Map<String, Value> internal = new LinkedHashMap<>();
        effective.topics().stream()
                .filter(topic -> topics.contains(topic.name()))
                .forEach(topic -> internal.put(topic.name(), Value.ofText(topic.internalName())));
        return known.value()
                .with(ID, Value.ofText(known.needText(SOURCE_ID) + "/" + known.needText(OWNER)))
                .with(INTERNAL_TOPICS, new Value.Mapping(internal));
    }
}
