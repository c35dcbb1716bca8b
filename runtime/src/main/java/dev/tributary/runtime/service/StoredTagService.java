package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.StoredTag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Tags in the store. */
final class StoredTagService implements TagService {
    private static final List<String> ALL_TYPES = List.of("sources", "topics");
    private static final String CHANGE = "change tags";

    private final ServiceStore store;
    private final Identifiers identifiers;
    private final Clock clock;

    StoredTagService(ServiceStore store, Identifiers identifiers, Clock clock) {
        this.store = store;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public TagList list(Caller caller, TagQuery query) {
        caller.require(RoleKey.VIEWER, "read tags");
        List<Tag> tags = store.read(tables -> tables.tags().all()).stream()
                .map(StoredTagService::tag)
                .filter(tag -> query.ids().isEmpty() || query.ids().contains(tag.id()))
                .filter(tag -> query.name().map(tag.name()::equals).orElse(true))
                .filter(tag -> query.type().map(tag.type()::contains).orElse(true))
                .toList();
        return TagList.builder().tags(tags).build();
    }

    @Override
    public Tag create(Caller caller, TagRequest request) {
        caller.require(RoleKey.EDITOR, CHANGE);
        check(request);
        StoredTag tag = stored(identifiers.next(), request, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            store.write(tables -> {
                tables.tags().insert(tag);
                return tag;
            });
        } catch (StoreException.Duplicate e) {
            throw taken(request);
        }
        return tag(tag);
    }

    @Override
    public Tag replace(Caller caller, String id, TagRequest request) {
        caller.require(RoleKey.EDITOR, CHANGE);
        check(request);
        try {
            return store.write(tables -> {
                StoredTag old = tables.tags().find(id).orElseThrow(() -> notFound(id));
                StoredTag tag = stored(id, request, old.createdAt());
                tables.tags().update(tag);
                return tag(tag);
            });
        } catch (StoreException.Duplicate e) {
            throw taken(request);
        }
    }

    @Override
    public Tag delete(Caller caller, String id) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return store.write(tables -> {
            StoredTag tag = tables.tags().find(id).orElseThrow(() -> notFound(id));
            tables.tags().delete(id);
            return tag(tag);
        });
    }

    private static void check(TagRequest request) {
        new Fields().name("name", request.name()).refuseIfWrong();
    }

    private static StoredTag stored(String id, TagRequest request, Instant createdAt) {
        return new StoredTag(
                id,
                request.name(),
                Objects.requireNonNullElse(request.description(), ""),
                JsonLists.write(Objects.requireNonNullElse(request.type(), ALL_TYPES)),
                createdAt);
    }

    private static Tag tag(StoredTag tag) {
        return Tag.builder()
                .id(tag.id())
                .name(tag.name())
                .description(tag.description())
                .type(JsonLists.parse(tag.types()))
                .system(false)
                .custom(true)
                .build();
    }

    private static ServiceException.AlreadyExists taken(TagRequest request) {
        return new ServiceException.AlreadyExists(
                "name", "a tag with the name '" + request.name() + "' already exists: choose another name");
    }

    private static ServiceException.NotFound notFound(String id) {
        return new ServiceException.NotFound("tag '" + id + "' not found: list the tags to see which there are");
    }
}
