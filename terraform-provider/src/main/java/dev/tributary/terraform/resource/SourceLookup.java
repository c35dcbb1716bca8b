package dev.tributary.terraform.resource;

import dev.tributary.api.model.Source;
import dev.tributary.sdk.Sources;
import dev.tributary.terraform.diagnostic.ProviderException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the source that a user means. */
final class SourceLookup {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private SourceLookup() {}

    /** Returns the source of this id or, when there is none, of this name; with its secrets where they are shown. */
    static Source byIdOrName(Session session, String idOrName) throws ProviderException, InterruptedException {
        Optional<Source> source = session.call("find the source " + idOrName, client -> {
            Sources sources = client.sources().withSecrets();
            Optional<Source> byId = ID.matcher(idOrName).matches() ? sources.find(idOrName) : Optional.empty();
            return byId.or(() -> sources.findByName(idOrName));
        });
        return source.orElseThrow(() -> new ProviderException(
                "No such source",
                "There is no source with the id or name \"" + idOrName + "\"; list them with: tributary source list."));
    }
}
