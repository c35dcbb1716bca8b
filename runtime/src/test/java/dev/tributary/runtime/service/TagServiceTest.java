package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagServiceTest extends ServiceContract {
    private static final TagQuery ALL = new TagQuery(List.of(), Optional.empty(), Optional.empty());

    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }

    @Test
    void aTagIsListedAsItWasCreated() {
        Tag tag = create("red");

        assertThat(list(ALL)).containsExactly(tag);
    }

    @Test
    void aTagIsForSourcesAndTopicsUnlessItSaysOtherwise() {
        assertThat(create("red").type()).containsExactly("sources", "topics");
    }

    @Test
    void tagsAreFoundByIdNameAndType() {
        Tag red = create("red");
        create("blue");

        assertThat(list(new TagQuery(List.of(red.id()), Optional.of("red"), Optional.of("topics"))))
                .containsExactly(red);
    }

    @Test
    void anUnknownTagIsAnEmptyList() {
        create("red");

        assertThat(list(new TagQuery(List.of("nope"), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aTakenNameIsRefused() {
        create("red");

        assertThatThrownBy(() -> create("red"))
                .isInstanceOf(ServiceException.AlreadyExists.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> create("")).isInstanceOf(ServiceException.Invalid.class);
    }

    @Test
    void aTagIsReplaced() {
        Tag red = create("red");
        TagRequest request = TagRequest.builder()
                .name("crimson")
                .description("deep")
                .type(List.of("topics"))
                .build();

        tags().replace(EDITOR, red.id(), request);

        assertThat(list(ALL))
                .containsExactly(Tag.builder()
                        .from(red)
                        .name("crimson")
                        .description("deep")
                        .type(List.of("topics"))
                        .build());
    }

    @Test
    void replacingAnUnknownTagIsRefused() {
        assertThatThrownBy(() -> tags().replace(
                                EDITOR, "nope", TagRequest.builder().name("x").build()))
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void aDeletedTagIsGone() {
        Tag red = create("red");

        tags().delete(EDITOR, red.id());

        assertThat(list(ALL)).isEmpty();
    }

    @Test
    void aViewerMayNotCreate() {
        assertThatThrownBy(() ->
                        tags().create(VIEWER, TagRequest.builder().name("x").build()))
                .isInstanceOf(ServiceException.Forbidden.class);
    }

    private TagService tags() {
        return fixture().services.tags();
    }

    private Tag create(String name) {
        return tags().create(EDITOR, TagRequest.builder().name(name).build());
    }

    private List<Tag> list(TagQuery query) {
        return tags().list(VIEWER, query).tags();
    }
}
