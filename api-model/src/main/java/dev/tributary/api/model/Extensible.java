package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.immutables.value.Value;

/** A JSON object that may hold more fields than this release knows: they survive a read, a change and a write. */
public interface Extensible {

    /** The fields this release has no name for, in their order. Not printed: nobody knows what they hold. */
    @Value.Redacted
    @JsonAnyGetter
    @JsonAnySetter
    Map<String, JsonNode> unknownFields();
}
