package dev.tributary.terraform.resource;

import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.ManagedResource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Optional;

/** {@code tributary_tag}. */
final class TagResource implements ManagedResource {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String TYPE = "type";

    private static final Schema SCHEMA = Schema.of(
            "A tag for sources and topics.",
            Attribute.text(NAME)
                    .required()
                    .must(SourceSchema.notBlank())
                    .describe("Name of the tag, unique on the server."),
            Attribute.text(DESCRIPTION).defaultsTo(Value.ofText("")).describe("What it is for."),
            Attribute.of(TYPE, Type.setOf(Type.STRING))
                    .optional()
                    .computed()
                    .stable()
                    .describe("What it may be put on: `sources`, `topics`. Both when not given."),
            Attribute.text(ID).computed().stable().describe("Id of the tag: what `tags` of a source or topic takes."));

    private final Session session;

    TagResource(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        TagRequest request = request(change.planned());
        return state(session.call(
                "create the tag " + request.name(), client -> client.tags().create(request)));
    }

    @Override
    public Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String id = state.needText(ID);
        return session.call("read the tag " + id, client -> client.tags().find(id))
                .map(TagResource::state);
    }

    @Override
    public Value.Mapping update(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        String id = change.planned().needText(ID);
        TagRequest request = request(change.planned());
        return state(
                session.call("change the tag " + id, client -> client.tags().replace(id, request)));
    }

    @Override
    public void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String id = state.needText(ID);
        session.call("delete the tag " + id, client -> {
            try {
                return List.of(client.tags().delete(id));
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException {
        Optional<Tag> tag = session.call(
                "find the tag " + id,
                client -> client.tags().find(id).or(() -> client.tags().findByName(id)));
        return tag.map(TagResource::state)
                .orElseThrow(() ->
                        new ProviderException("No such tag", "There is no tag with the id or name \"" + id + "\"."));
    }

    private static TagRequest request(Fields planned) {
        return TagRequest.builder()
                .name(planned.needText(NAME))
                .description(planned.text(DESCRIPTION).orElse(""))
                .type(planned.texts(TYPE).orElse(null))
                .build();
    }

    private static Value.Mapping state(Tag tag) {
        return SCHEMA.empty()
                .with(ID, Value.ofText(tag.id()))
                .with(NAME, Value.ofText(tag.name()))
                .with(DESCRIPTION, Value.ofText(tag.description()))
                .with(
                        TYPE,
                        new Value.Unordered(
                                tag.type().stream().map(Value::ofText).toList()));
    }
}
