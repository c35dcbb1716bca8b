package dev.tributary.api.model.kafkadirect;

/** Format, schemas and offset policy. */
final class FormatRules {
    private FormatRules() {}

    static void check(Findings findings) {
        RecordFormat format = findings.word(KafkaDirectKeys.FORMAT, RecordFormat::of, RecordFormat.known());
        if (format != null && !format.equals(RecordFormat.STRING)) {
            findings.blocking(
                    KafkaDirectKeys.FORMAT,
                    format.text(),
                    "is kept but not supported by this server yet, so nothing is copied",
                    "set it to string to copy records as they are");
        }
        if (findings.isTrue(KafkaDirectKeys.SCHEMAS_ENABLE) && !RecordFormat.JSON.equals(format)) {
            findings.warning(
                    KafkaDirectKeys.SCHEMAS_ENABLE,
                    "true",
                    "has no effect",
                    "remove it, or set config." + KafkaDirectKeys.FORMAT + " to json");
        }
        findings.word(KafkaDirectKeys.OFFSET_POLICY, OffsetPolicy::of, OffsetPolicy.known());
    }
}
