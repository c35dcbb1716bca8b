package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class InternalTopicConfigTest {
    @Test
    void givenNothingIsKnownThenRecordsKeepTheirTimestampsAndTheirCompression() {
        assertThat(InternalTopicConfig.SINCE_3_6.essentials())
                .isEqualTo(Map.of(
                        "message.timestamp.type", "CreateTime",
                        "message.timestamp.before.max.ms", "9223372036854775807",
                        "message.timestamp.after.max.ms", "9223372036854775807",
                        "compression.type", "producer"));
    }

    @Test
    void givenAnOlderClusterThenTheNameThatItKnowsIsUsed() {
        assertThat(InternalTopicConfig.BEFORE_3_6.essentials())
                .isEqualTo(Map.of(
                        "message.timestamp.type", "CreateTime",
                        "message.timestamp.difference.max.ms", "9223372036854775807",
                        "compression.type", "producer"));
    }

    @Test
    void givenARefusalThatNamesASettingOfTodayThenItIsThatOneAndNoOther() {
        String refusal = "Unknown topic config name: message.timestamp.before.max.ms";

        assertThat(InternalTopicConfig.SINCE_3_6.isNamedIn(refusal)).isTrue();
        assertThat(InternalTopicConfig.BEFORE_3_6.isNamedIn(refusal)).isFalse();
        assertThat(InternalTopicConfig.SINCE_3_6.isNamedIn("Unknown topic config name: retention.ms"))
                .isFalse();
    }

    @Test
    void givenAClusterDefaultThatDecidesWhatIsKeptThenItIsTakenOver() {
        assertThat(like(entry("retention.ms", "1000", ConfigEntry.ConfigSource.DEFAULT_CONFIG)))
                .containsEntry("retention.ms", "1000");
    }

    @Test
    void givenATechnicalSettingOfTheTopicThenItIsTakenOver() {
        assertThat(like(entry("segment.ms", "1000", ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)))
                .containsEntry("segment.ms", "1000");
    }

    @Test
    void givenATechnicalDefaultOfTheClusterThenItIsLeftToTheInternalOne() {
        assertThat(like(entry("segment.ms", "1000", ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG)))
                .doesNotContainKey("segment.ms");
    }

    @Test
    void givenLogAppendTimeOutsideThenTheInternalTopicStillKeepsTheRecordsTime() {
        assertThat(like(entry(
                        "message.timestamp.type", "LogAppendTime", ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)))
                .containsEntry("message.timestamp.type", "CreateTime");
    }

    private static Map<String, String> like(ConfigEntry entry) {
        return InternalTopicConfig.SINCE_3_6.like(new Config(List.of(entry)));
    }

    private static ConfigEntry entry(String name, String value, ConfigEntry.ConfigSource source) {
        return new ConfigEntry(name, value, source, false, false, List.of(), ConfigEntry.ConfigType.STRING, null);
    }
}
