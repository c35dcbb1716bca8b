package dev.tributary.terraform.resource;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and who calls it: from the provider block or, attribute by attribute, from the environment.
 *
 * @param host the address
 * @param clientId who calls
 * @param secret the proof
 * @param caCertificate whom to trust, as PEM; absent for the usual authorities
 */
record ProviderSettings(String host, String clientId, String secret, Optional<String> caCertificate) {

    private static final String HOST = "host";
    private static final String CLIENT_ID = "client_id";
    private static final String SECRET = "secret";
    private static final String CA_CERTIFICATE = "ca_certificate";

    static final Schema SCHEMA = Schema.of(
            "Declares what Tributary pulls from external Kafka clusters: sources and their topics, with tags and credentials.",
            Attribute.text(HOST)
                    .optional()
                    .must(Rule.text("an `http://` or `https://` address", ProviderSettings::address))
                    .describe("Address of the server, such as `https://tributary.example.com`. Or `TRIBUTARY_HOST`."),
            Attribute.text(CLIENT_ID).optional().describe("Client id of the credential. Or `TRIBUTARY_CLIENT_ID`."),
            Attribute.text(SECRET)
                    .optional()
                    .sensitive()
                    .describe("Secret of the credential. Or `TRIBUTARY_SECRET`, which keeps it out of files."),
            Attribute.text(CA_CERTIFICATE)
                    .optional()
                    .must(Rule.text("PEM text", ProviderSettings::pem))
                    .describe("PEM text of the authority that signed the server's certificate, when it is none of the"
                            + " usual ones. Or `TRIBUTARY_CA_CERTIFICATE`."));

    private static Optional<String> address(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            return Optional.of("\"" + text + "\" is not an address (" + e.getReason()
                    + "); write it like https://tributary.example.com:8080.");
        }
        return Optional.of("\"" + text + "\" is not an address; write it like https://tributary.example.com:8080.");
    }

    private static Optional<String> pem(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----")
                ? Optional.empty()
                : Optional.of("This is not PEM text; give the content of the file, for example file(\"ca.pem\").");
    }

    /** Returns the settings, or nothing after reporting what is missing, or when something is not known yet. */
    static Optional<ProviderSettings> of(Fields config, Map<String, String> environment, Diagnostics out) {
        for (Attribute each : SCHEMA.attributes()) {
            if (config.isUnknown(each.name())) {
                return Optional.empty();
            }
        }
        String host = need(HOST, "TRIBUTARY_HOST", config, environment, out);
        String clientId = need(CLIENT_ID, "TRIBUTARY_CLIENT_ID", config, environment, out);
        String secret = need(SECRET, "TRIBUTARY_SECRET", config, environment, out);
        if (host == null || clientId == null || secret == null) {
            return Optional.empty();
        }
        return Optional.of(new ProviderSettings(
                host, clientId, secret, given(CA_CERTIFICATE, "TRIBUTARY_CA_CERTIFICATE", config, environment)));
    }

    private static @Nullable String need(
            String attribute, String variable, Fields config, Map<String, String> environment, Diagnostics out) {
        Optional<String> value = given(attribute, variable, config, environment);
        if (value.isEmpty()) {
            out.error(
                    AttributePath.of(attribute),
                    "Missing " + attribute,
                    "The provider needs " + attribute
                            + ": set it in the provider block, or set the environment variable " + variable + ".");
        }
        return value.orElse(null);
    }

    private static Optional<String> given(
            String attribute, String variable, Fields config, Map<String, String> environment) {
        return config.text(attribute)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + host + "]";
    }
}
