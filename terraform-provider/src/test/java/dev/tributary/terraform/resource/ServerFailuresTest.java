package dev.tributary.terraform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import dev.tributary.sdk.error.ErrorAnswer;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.error.ValidationException;
import dev.tributary.terraform.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFailuresTest {

    private static ErrorAnswer answer(int status, FieldError... errors) {
        return new ErrorAnswer("PUT /sources/1", status, "r-17", ErrorCode.VALIDATION_FAILED, "no", List.of(errors));
    }

    private static FieldError error(String field) {
        return FieldError.builder().field(field).message("is wrong").build();
    }

    @Test
    void givenSeveralFieldsAtFault_whenTranslated_thenEachLandsOnItsAttributeWithTheRequestId() {
        ValidationException failure = new ValidationException(
                answer(422, error("config.topic.prefix"), error("name"), error("secret_thing")));
        assertThat(ServerFailures.translate("change it", failure).diagnostics())
                .extracting(each -> each.path() + " " + each.detail().contains("r-17"))
                .containsExactly("topic_prefix true", "name true", " true");
    }

    @ParameterizedTest
    @CsvSource({
        "payload.partition_count,partition_count",
        "role_ids,roles",
        "config.sasl.password,sasl_password",
        "x,''"
    })
    void givenAFieldOfTheWire_thenItsAttributeIsKnown(String field, String attribute) {
        assertThat(ServerFailures.path(field)).hasToString(attribute);
    }

    @Test
    void givenWrongCredentials_whenTranslated_thenTheWayOutNamesThem() {
        assertThat(detail(new UnauthorizedException(answer(401)))).contains("TRIBUTARY_CLIENT_ID", "r-17");
    }

    @Test
    void givenNoServer_whenTranslated_thenTheWayOutNamesTheHost() {
        assertThat(detail(new UnreachableException("refused", null))).contains("TRIBUTARY_HOST");
    }

    private static String detail(dev.tributary.sdk.error.TributaryException failure) {
        Diagnostic first =
                ServerFailures.translate("read it", failure).diagnostics().get(0);
        return first.detail();
    }
}
