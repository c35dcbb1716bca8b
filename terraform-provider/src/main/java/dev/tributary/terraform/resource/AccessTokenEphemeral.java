package dev.tributary.terraform.resource;

import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.sdk.TributaryClient;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.EphemeralResource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Value;
import java.util.Optional;

/** {@code tributary_access_token}: lives two hours or longer, which is longer than a run, and ends by itself. */
final class AccessTokenEphemeral implements EphemeralResource {

    private static final String TOKEN = "token";
    private static final String EXPIRES_AT = "expires_at";

    private static final Schema SCHEMA = Schema.of(
            "A token for the management API with the rights of the provider's credential, for what the provider does not"
                    + " do itself. It is in no state and in no plan.",
            Attribute.text(TOKEN).computed().sensitive().describe("What to send as bearer token."),
            Attribute.text(EXPIRES_AT).computed().describe("When it ends, such as `2026-11-26T01:02:03Z`."));

    private final Session session;

    AccessTokenEphemeral(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Opened open(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        AccessToken token = session.call("get an access token", TributaryClient::newAccessToken);
        Value.Mapping result = config.value()
                .with(TOKEN, Value.ofText(token.accessToken()))
                .with(EXPIRES_AT, Value.ofText(token.expires().toString()));
        return new Opened(result, Optional.empty());
    }
}
