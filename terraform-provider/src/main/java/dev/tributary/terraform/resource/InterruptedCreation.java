package dev.tributary.terraform.resource;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.Source;
import dev.tributary.sdk.TributaryClient;
import dev.tributary.sdk.error.ConflictException;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.value.AttributePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes over the source that a run created and could not write down any more, because the process was killed: Terraform
 * does not know of it, and creating it again would fail for ever.
 *
 * <p>It is that source when Terraform created it, within the last hour, with the same name and the very same
 * configuration. Anything else of that name is somebody's, and stays so.
 */
final class InterruptedCreation {

    private static final Duration RECENTLY = Duration.ofHours(1);

    private final Clock clock;

    InterruptedCreation(Clock clock) {
        this.clock = clock;
    }

    /** Creates the source, or returns the one that an interrupted run created. */
    Source orCreate(TributaryClient client, CreateSourceRequest request, Diagnostics out) {
        try {
            return client.sources().withoutWaiting().create(request);
        } catch (ConflictException e) {
            Source existing = client.sources()
                    .withSecrets()
                    .findByName(request.name())
                    .filter(source -> isSame(source, request))
                    .orElseThrow(() -> e);
            out.warning(
                    AttributePath.ROOT,
                    "An existing source was taken over",
                    "The source " + request.name() + " (" + existing.id() + ") was created by Terraform at "
                            + existing.createdTimestamp() + " with this very configuration, by a run that was"
                            + " interrupted. It is in this state now.");
            return existing;
        }
    }

    private boolean isSame(Source source, CreateSourceRequest request) {
        return CreatedFrom.TERRAFORM.equals(source.createdFrom())
                && request.config().equals(source.config())
                && isRecent(Optional.ofNullable(source.createdTimestamp()));
    }

    private boolean isRecent(Optional<Instant> created) {
        return created.filter(when -> when.isAfter(clock.instant().minus(RECENTLY)))
                .isPresent();
    }
}
