package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** One page of a list. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = Page.Builder.class)
public interface Page<T> extends Extensible {

    /** The entries of this page. */
    @JsonProperty("result")
    List<T> result();

    /** The number of this page, from 1. */
    @JsonProperty("page")
    int page();

    /** How many entries a page holds at most. */
    @JsonProperty("page_size")
    int pageSize();

    /** How many entries all pages hold together. */
    @JsonProperty("total")
    long total();

    /** Whether a page follows. */
    @JsonProperty("has_next")
    boolean hasNext();

    /** Starts an empty builder. */
    static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** Collects a {@link Page}. Not safe for use by several threads. */
    final class Builder<T> extends ImmutablePage.Builder<T> {
        Builder() {}
    }
}
