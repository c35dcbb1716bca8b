package dev.tributary.terraform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.diagnostic.Diagnostic;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.schema.ConfigValidator;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("TRIBUTARY_HOST", "http://env:1", "TRIBUTARY_CLIENT_ID", "env-id", "TRIBUTARY_SECRET", "env-secret");

    private final Diagnostics out = new Diagnostics();

    private static Value.Mapping config() {
        return ProviderSettings.SCHEMA.empty();
    }

    private Optional<ProviderSettings> settings(Value.Mapping config, Map<String, String> environment) {
        return ProviderSettings.of(new Fields(config), environment, out);
    }

    @Test
    void givenAnEmptyBlock_whenRead_thenTheEnvironmentIsTaken() {
        assertThat(settings(config(), ENVIRONMENT))
                .contains(new ProviderSettings("http://env:1", "env-id", "env-secret", Optional.empty()));
    }

    @Test
    void givenABlock_whenRead_thenItGoesBeforeTheEnvironment() {
        assertThat(settings(config().with("host", Value.ofText("http://block:2")), ENVIRONMENT)
                        .map(ProviderSettings::host))
                .contains("http://block:2");
    }

    @Test
    void givenNothing_whenRead_thenEverythingMissingIsNamedWithItsVariable() {
        assertThat(settings(config(), Map.of())).isEmpty();
        assertThat(out.all())
                .extracting(Diagnostic::detail)
                .satisfiesExactly(
                        host -> assertThat(host).contains("TRIBUTARY_HOST"),
                        id -> assertThat(id).contains("TRIBUTARY_CLIENT_ID"),
                        secret -> assertThat(secret).contains("TRIBUTARY_SECRET"));
    }

    @Test
    void givenAnUnknownHost_whenRead_thenItIsNoError() {
        assertThat(settings(config().with("host", Value.unknown()), Map.of())).isEmpty();
        assertThat(out.all()).isEmpty();
    }

    @Test
    void givenSettings_whenPrinted_thenTheSecretIsNot() {
        assertThat(new ProviderSettings("http://h", "id", "hidden", Optional.empty()).toString())
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://x", "http://", "a b", "http:///path"})
    void givenWhatIsNoAddress_whenValidated_thenItIsRefused(String host) {
        ConfigValidator.validate(ProviderSettings.SCHEMA, config().with("host", Value.ofText(host)), out);
        assertThat(out.all()).extracting(each -> each.path().toString()).containsExactly("host");
    }
}
