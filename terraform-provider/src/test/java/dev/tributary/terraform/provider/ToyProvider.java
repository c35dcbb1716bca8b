package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.plugin.PluginServer;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Equivalence;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A provider of notes kept in memory, which uses every feature of the schema once. */
final class ToyProvider implements Provider {

    final NoteResource notes = new NoteResource();

    /** Serves the toy to a real Terraform. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(PluginServer.serve(
                System.getenv(),
                System.out,
                System.err,
                ProviderService.NAME,
                () -> new ProviderService(new ToyProvider())));
    }

    @Override
    public Schema schema() {
        return Schema.of("Notes.", Attribute.text("owner").optional());
    }

    @Override
    public void validate(Fields config, Diagnostics out) {
        if (config.text("owner").equals(Optional.of(""))) {
            out.error("No owner", "The owner is empty.");
        }
    }

    @Override
    public void configure(Fields config, Diagnostics out) {}

    @Override
    public Map<String, Supplier<ManagedResource>> resources() {
        return Map.of("toy_note", () -> notes);
    }

    @Override
    public Map<String, Supplier<DataSource>> dataSources() {
        return Map.of("toy_note", NoteData::new);
    }

    @Override
    public Map<String, Supplier<EphemeralResource>> ephemeralResources() {
        return Map.of("toy_secret", Secret::new);
    }

    @Override
    public Map<String, Supplier<ProviderFunction>> functions() {
        return Map.of("shout", Shout::new);
    }

    static final class NoteResource implements ManagedResource {

        static final Schema SCHEMA = new Schema(
                2,
                "A note.",
                List.of(
                        Attribute.text("id").computed().stable(),
                        Attribute.text("title")
                                .required()
                                .replaces()
                                .must(Rule.oneOf("short", "long", "slow", "broken", "half")),
                        Attribute.text("words")
                                .optional()
                                .sameWhen(Equivalence.byNormalText(text -> text.toLowerCase(Locale.ROOT))),
                        Attribute.number("copies").defaultsTo(Value.of(1)).must(Rule.between(1, 5)),
                        Attribute.text("secret").optional().writeOnly().sensitive(),
                        Attribute.of("tags", Type.setOf(Type.STRING)).optional(),
                        Attribute.object(
                                        "limits",
                                        Attribute.text("size").required().must(Rule.oneOf("s", "m")))
                                .optional(),
                        Attribute.text("revision").computed()));

        final Map<String, Value.Mapping> kept = new ConcurrentHashMap<>();
        final CountDownLatch slowStarted = new CountDownLatch(1);

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void planDelete(Fields state, Diagnostics out) {
            if (state.text("words").equals(Optional.of("keep"))) {
                out.error("Protected", "This note is kept.");
            }
        }

        @Override
        public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
            switch (change.planned().needText("title")) {
                case "broken" -> throw new IllegalStateException("hidden content");
                case "long" -> throw new ProviderException("Too long", "No room for a long note.");
                case "half" -> out.error("Half done", "The note exists, but is not bound.");
                case "slow" -> {
                    slowStarted.countDown();
                    new CountDownLatch(1).await();
                }
                default -> {}
            }
            return store(change.planned().value().with("id", Value.ofText("n" + kept.size())), "1");
        }

        private Value.Mapping store(Value.Mapping note, String revision) {
            Value.Mapping now = note.with("revision", Value.ofText(revision)).with("secret", Value.ofText("leak"));
            kept.put(new Fields(now).needText("id"), now);
            return now;
        }

        @Override
        public Optional<Value.Mapping> read(Fields state, Diagnostics out) {
            return Optional.ofNullable(kept.get(state.needText("id")));
        }

        @Override
        public Value.Mapping update(Change change, Diagnostics out) throws ProviderException {
            if (change.planned().text("words").equals(Optional.of("fail"))) {
                throw new ProviderException("Failed", "The note cannot be changed.");
            }
            return store(change.planned().value(), "2");
        }

        @Override
        public void delete(Fields state, Diagnostics out) {
            kept.remove(state.needText("id"));
        }

        @Override
        public Value.Mapping importState(String id, Diagnostics out) throws ProviderException {
            Value.Mapping note = kept.get(id);
            if (note == null) {
                throw new ProviderException("No such note", "There is no note \"" + id + "\".");
            }
            return note;
        }

        @Override
        public Map<Long, UnaryOperator<Value.Mapping>> upgrades() {
            return Map.of(
                    0L, state -> state.with("title", state.get("name")),
                    1L, state -> state.with("copies", Value.of(3)));
        }

        @Override
        public Optional<Value.Mapping> moveFrom(MoveSource source, Diagnostics out) {
            return source.type().equals("other_note")
                    ? Optional.of(
                            SCHEMA.empty().with("id", source.state().get("key")).with("secret", Value.of(true)))
                    : Optional.empty();
        }
    }

    static final class NoteData implements DataSource {
        @Override
        public Schema schema() {
            return Schema.of(
                    "A note.",
                    Attribute.text("id").required(),
                    Attribute.text("words").computed());
        }

        @Override
        public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException {
            if (config.needText("id").equals("none")) {
                throw new ProviderException("No such note", "There is no note \"none\".");
            }
            return config.value().with("words", Value.ofText("hello"));
        }
    }

    static final class Secret implements EphemeralResource {
        @Override
        public Schema schema() {
            return Schema.of(
                    "A secret.",
                    Attribute.text("name").required(),
                    Attribute.text("value").computed());
        }

        @Override
        public Opened open(Fields config, Diagnostics out) {
            return new Opened(config.value().with("value", Value.ofText("s")), Optional.of(Instant.EPOCH));
        }

        @Override
        public Optional<Instant> renew(Diagnostics out) {
            return Optional.of(Instant.EPOCH.plusSeconds(1));
        }
    }

    static final class Shout implements ProviderFunction {
        @Override
        public Signature signature() {
            Parameter text = new Parameter("text", Type.STRING, "What to shout.");
            return new Signature("Shouts", "Returns the text in capitals.", List.of(text), Type.STRING);
        }

        @Override
        public Value call(List<Value> arguments) throws ArgumentException {
            String text = ((Value.Text) arguments.get(0)).content();
            if (text.isEmpty()) {
                throw new ArgumentException(0, "There is nothing to shout.");
            }
            return Value.ofText(text.toUpperCase(Locale.ROOT));
        }
    }
}
