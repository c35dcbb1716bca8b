package dev.tributary.terraform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.CallFunction;
import dev.tributary.terraform.proto.CloseEphemeralResource;
import dev.tributary.terraform.proto.GetFunctions;
import dev.tributary.terraform.proto.GetMetadata;
import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.proto.GetResourceIdentitySchemas;
import dev.tributary.terraform.proto.MoveResourceState;
import dev.tributary.terraform.proto.OpenEphemeralResource;
import dev.tributary.terraform.proto.RawState;
import dev.tributary.terraform.proto.ReadDataSource;
import dev.tributary.terraform.proto.RenewEphemeralResource;
import dev.tributary.terraform.proto.Schema;
import dev.tributary.terraform.proto.UpgradeResourceState;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherCallsTest {

    private final ProviderService service = new ProviderService(new ToyProvider());

    private UpgradeResourceState.Response upgrade(long version, String json) {
        return service.upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                .setTypeName("toy_note")
                .setVersion(version)
                .setRawState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)))
                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | {\"id\":\"1\",\"name\":\"short\"} | 3",
                "1 | {\"id\":\"1\",\"title\":\"short\"} | 3",
                "2 | {\"id\":\"1\",\"title\":\"short\",\"copies\":5,\"forgotten\":[]} | 5"
            })
    void givenStateOfAnyVersion_whenUpgraded_thenItFitsThisVersion(long version, String json, long copies)
            throws ValueFormatException {
        Fields state = new Fields((Value.Mapping) ValueCodec.fromMsgpack(
                upgrade(version, json).getUpgradedState().getMsgpack().toByteArray(),
                ToyProvider.NoteResource.SCHEMA.type()));
        assertThat(state.needText("title") + state.number("copies").getAsLong()).isEqualTo("short" + copies);
    }

    @Test
    void givenStateOfALaterVersion_whenUpgraded_thenItSaysToUpdateTheProvider() {
        assertThat(upgrade(3, "{}").getDiagnostics(0).getDetail()).contains("update the provider");
    }

    @Test
    void givenStateBeforeTheFirstVersion_whenUpgraded_thenItSaysThatItIsTooOld() {
        assertThat(upgrade(-1, "{}").getDiagnostics(0).getSummary()).isEqualTo("State too old");
    }

    private MoveResourceState.Response move(String type) {
        return service.moveResourceState(MoveResourceState.Request.newBuilder()
                .setSourceProviderAddress("example.com/other/other")
                .setSourceTypeName(type)
                .setSourceState(RawState.newBuilder().setJson(ByteString.copyFromUtf8("{\"key\":\"7\"}")))
                .setTargetTypeName("toy_note")
                .build());
    }

    @Test
    void givenAnotherProvidersResource_whenMoved_thenTheStateIsOurs() {
        Value.Mapping expected = ToyProvider.NoteResource.SCHEMA.empty().with("id", Value.ofText("7"));
        assertThat(move("other_note").getTargetState()).isEqualTo(Values.message(expected));
    }

    @Test
    void givenAResourceNobodyKnows_whenMoved_thenItSaysToImport() {
        assertThat(move("other_thing").getDiagnostics(0).getDetail()).contains("import the object instead");
    }

    @Test
    void givenADataSource_whenRead_thenItHasAllAttributes() {
        Value config = new Value.Mapping(Map.of("id", Value.ofText("1"), "words", Value.nil()));
        ReadDataSource.Response response = service.readDataSource(ReadDataSource.Request.newBuilder()
                .setTypeName("toy_note")
                .setConfig(Values.message(config))
                .build());
        assertThat(response.getState().getMsgpack().toStringUtf8()).contains("hello");
    }

    @Test
    void givenAnEphemeralResource_whenOpened_thenItHasAValueAndATimeToRenew() {
        Value config = new Value.Mapping(Map.of("name", Value.ofText("1"), "value", Value.nil()));
        OpenEphemeralResource.Response response =
                service.openEphemeralResource(OpenEphemeralResource.Request.newBuilder()
                        .setTypeName("toy_secret")
                        .setConfig(Values.message(config))
                        .build());
        assertThat(response.hasRenewAt() && response.hasResult()).isTrue();
    }

    @Test
    void givenAnEphemeralResource_whenRenewed_thenTheNextTimeIsTold() {
        RenewEphemeralResource.Response response =
                service.renewEphemeralResource(RenewEphemeralResource.Request.newBuilder()
                        .setTypeName("toy_secret")
                        .build());
        assertThat(response.getRenewAt().getSeconds()).isOne();
    }

    @Test
    void givenAnEphemeralResource_whenClosed_thenNothingIsSaid() {
        CloseEphemeralResource.Response response =
                service.closeEphemeralResource(CloseEphemeralResource.Request.newBuilder()
                        .setTypeName("toy_secret")
                        .build());
        assertThat(response.getDiagnosticsList()).isEmpty();
    }

    @Test
    void givenAFunction_whenCalled_thenItReturnsItsResult() {
        CallFunction.Response response = service.callFunction(CallFunction.Request.newBuilder()
                .setName("shout")
                .addArguments(Values.message(Value.ofText("abc")))
                .build());
        assertThat(response.getResult()).isEqualTo(Values.message(Value.ofText("ABC")));
    }

    @Test
    void givenTheProvider_whenItsMetadataIsAsked_thenEveryPartIsNamed() {
        GetMetadata.Response response = service.getMetadata(GetMetadata.Request.getDefaultInstance());
        assertThat(response.getResources(0).getTypeName()
                        + response.getDataSources(0).getTypeName()
                        + response.getEphemeralResources(0).getTypeName()
                        + response.getFunctions(0).getName())
                .isEqualTo("toy_notetoy_notetoy_secretshout");
    }

    @Test
    void givenTheProvider_whenItsSchemaIsAsked_thenAttributesCarryTheirTraits() {
        GetProviderSchema.Response response = service.getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        Schema.Attribute secret = response.getResourceSchemasOrThrow("toy_note").getBlock().getAttributesList().stream()
                .filter(each -> each.getName().equals("secret"))
                .findFirst()
                .orElseThrow();
        assertThat(secret.getOptional() && secret.getWriteOnly() && secret.getSensitive())
                .isTrue();
    }

    @Test
    void givenTheProvider_whenItsFunctionsAreAsked_thenTheirTypesAreThere() {
        GetFunctions.Response response = service.getFunctions(GetFunctions.Request.getDefaultInstance());
        assertThat(response.getFunctionsOrThrow("shout").getReturn().getType().toStringUtf8())
                .isEqualTo("\"string\"");
    }

    @Test
    void givenTheProvider_whenItsIdentitiesAreAsked_thenThereAreNone() {
        assertThat(service.getResourceIdentitySchemas(GetResourceIdentitySchemas.Request.getDefaultInstance()))
                .isEqualTo(GetResourceIdentitySchemas.Response.getDefaultInstance());
    }
}
