package dev.tributary.api.model.kafkadirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.SourceConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaDirectConfigTest {
    private static final String FULL = """
            {"x":{"y":1.0},"topic.include.list":" a ,b","topic.prefix":"p","bootstrap.servers":"h:1, i:2",\
            "format":"string","schemas.enable":false,"sasl.password":"hush"}""";

    @Test
    void givenAConfigWhenReadAndWrittenThenItIsTheSameText() {
        SourceConfig raw = SourceConfig.parse(FULL);

        assertThat(KafkaDirectConfig.from(raw).toSourceConfig().toJson()).hasToString(FULL);
    }

    @Test
    void givenAConfigWhenOneValueChangesThenOnlyItsTextDoes() {
        KafkaDirectConfig read = KafkaDirectConfig.from(SourceConfig.parse(FULL));

        KafkaDirectConfig changed =
                KafkaDirectConfig.builder().from(read).topicPrefix("q").build();

        assertThat(changed.toSourceConfig().toJson())
                .hasToString(FULL.replace("\"topic.prefix\":\"p\"", "\"topic.prefix\":\"q\""));
    }

    @Test
    void givenAnEmptiedBaseListWhenWrittenThenTheKeyStaysSoThatNothingIsKept() {
        KafkaDirectConfig read = KafkaDirectConfig.from(SourceConfig.parse(
                "{\"topic.prefix\":\"p\",\"topic.include.list\":\"a\",\"topic.include.list.user.defined\":\"b\"}"));

        KafkaDirectConfig emptied =
                KafkaDirectConfig.builder().from(read).topics(List.of()).build();

        assertThat(emptied.toSourceConfig().text(KafkaDirectKeys.BASE_TOPICS)).isEmpty();
    }

    @Test
    void givenDefaultsWhenWrittenThenNothingIsFilledIn() {
        KafkaDirectConfig config =
                KafkaDirectConfig.builder().topicPrefix("p").addTopics("a", "b").build();

        assertThat(config.toSourceConfig().toJson())
                .hasToString("{\"topic.prefix\":\"p\",\"topic.include.list\":\"a,b\"}");
    }

    @Test
    void givenEverythingWhenWrittenAndReadThenItIsEqual() {
        KafkaDirectConfig config = KafkaDirectConfig.builder()
                .topicPrefix("p")
                .addTopics("a")
                .addAppendedTopics("b")
                .addBootstrapServers("h:1")
                .format(RecordFormat.JSON)
                .schemasEnabled(true)
                .offsetPolicy(OffsetPolicy.LATEST)
                .security(KafkaSecurity.builder()
                        .protocol(SecurityProtocol.SASL_SSL)
                        .saslMechanism(SaslMechanism.SCRAM_SHA_512)
                        .saslUsername("u")
                        .saslPassword("s")
                        .tokenEndpoint("t")
                        .scope("x")
                        .caCertificate("c")
                        .clientCertificate("d")
                        .clientKey("k")
                        .clientKeyPassword("w")
                        .build())
                .build();

        assertThat(KafkaDirectConfig.from(config.toSourceConfig())).isEqualTo(config);
    }

    @Test
    void givenUnknownWordsWhenReadAndWrittenThenTheySurvive() {
        String json = "{\"topic.prefix\":\"p\",\"format\":\"protobuf\",\"offset.policy\":\"yesterday\"}";

        assertThat(KafkaDirectConfig.from(SourceConfig.parse(json)).format()).isEqualTo(RecordFormat.of("protobuf"));
    }

    @Test
    void givenBothListsWhenUnitedThenTheBaseListLeads() {
        KafkaDirectConfig config = KafkaDirectConfig.builder()
                .topicPrefix("p")
                .addTopics("b", "a")
                .addAppendedTopics("c", "b")
                .build();

        assertThat(config.effectiveTopics()).containsExactly("b", "a", "c");
    }

    @Test
    void givenANumberForATextWhenReadThenTheMessageNamesTheKey() {
        SourceConfig raw = SourceConfig.parse("{\"topic.prefix\":5}");

        assertThatThrownBy(() -> KafkaDirectConfig.from(raw)).hasMessageContaining("config.topic.prefix");
    }

    @Test
    void givenSecretsWhenPrintedThenNoneIsSeen() {
        KafkaDirectConfig config = KafkaDirectConfig.builder()
                .topicPrefix("p")
                .security(KafkaSecurity.builder()
                        .saslPassword("hush")
                        .clientKey("hush")
                        .clientKeyPassword("hush")
                        .build())
                .origin(SourceConfig.empty().with("sasl.password", "hush"))
                .build();

        assertThat(config.toString()).doesNotContain("hush");
    }
}
