package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of {@code GET /healthz} and {@code GET /readyz} when all is well. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = HealthReport.Builder.class)
public interface HealthReport extends Extensible {

    /** {@code ok}. */
    @JsonProperty("status")
    String status();

    /** Each check with {@code ok} or what is wrong. */
    @JsonProperty("checks")
    Map<String, String> checks();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link HealthReport}. Not safe for use by several threads. */
    final class Builder extends ImmutableHealthReport.Builder {
        Builder() {}
    }
}
