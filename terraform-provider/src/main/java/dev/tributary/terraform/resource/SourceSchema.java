package dev.tributary.terraform.resource;

import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attributes of a Kafka Direct source. */
final class SourceSchema {

    static final String ID = "id";
    static final String NAME = "name";
    static final String TAGS = "tags";
    static final String DESIRED_STATE = "desired_state";
    static final String WAIT_FOR_STATUS = "wait_for_status";
    static final String DELETION_PROTECTION = "deletion_protection";
    static final String CONNECTOR = "connector";
    static final String STATUS = "connector_status";
    static final String TOPICS = "topics";
    static final String TOPIC_MAP = "topic_map";
    static final String CONSUMER_GROUP = "consumer_group";

    static final Schema SCHEMA = schema();

    private SourceSchema() {}

    private static Schema schema() {
        List<Attribute> all = new ArrayList<>();
        all.add(Attribute.text(NAME)
                .required()
                .must(notBlank())
                .describe("Name of the source, unique on the server. A change renames it in place."));
        topics(all);
        records(all);
        connection(all);
        behaviour(all);
        computed(all);
        return new Schema(
                0,
                "A source: pulls topics of an external Kafka-compatible cluster into the internal one, exactly once and"
                        + " in order.",
                all);
    }

    private static void topics(List<Attribute> all) {
        all.add(config(ConfigKey.TOPIC_PREFIX)
                .required()
                .describe(
                        "What goes in front of each topic's name on the internal cluster, with a `.` between unless it"
                                + " ends in `.`, `_` or `-`."));
        all.add(config(ConfigKey.BASE_TOPICS)
                .optional()
                .computed()
                .stable()
                .sameWhen(ListMeaning.SAME_ENTRIES)
                .describe(
                        "The base list: topics to pull, separated by commas. Order and spaces make no difference. When"
                                + " it is not given, the list set in the console stays as it is."));
        all.add(config(ConfigKey.USER_DEFINED_TOPICS)
                .optional()
                .sameWhen(ListMeaning.SAME_ENTRIES)
                .describe("Topics to pull beside the base list, separated by commas. To append topics to a source that"
                        + " another configuration owns, use `tributary_source_topics`."));
    }

    private static void records(List<Attribute> all) {
        all.add(config(ConfigKey.FORMAT)
                .defaultsTo(ConfigKey.FORMAT.fallback())
                .must(Rule.oneOf("string", "json", "avro"))
                .describe("What the records are. `string` copies them as they are; `json` checks them."));
        all.add(Attribute.bool(ConfigKey.SCHEMAS_ENABLE.attribute())
                .defaultsTo(ConfigKey.SCHEMAS_ENABLE.fallback())
                .describe("Keeps a schema for each topic; only with `format = \"json\"`."));
        all.add(config(ConfigKey.OFFSET_POLICY)
                .defaultsTo(ConfigKey.OFFSET_POLICY.fallback())
                .must(Rule.oneOf("earliest", "latest"))
                .describe("Where reading starts in a partition without a position."));
    }

    private static void connection(List<Attribute> all) {
        all.add(config(ConfigKey.BOOTSTRAP_SERVERS)
                .optional()
                .sameWhen(ListMeaning.SAME_ENTRIES)
                .describe("External brokers as `host:port`, separated by commas. Without it: the connection that is"
                        + " configured on the server."));
        all.add(config(ConfigKey.SECURITY_PROTOCOL)
                .optional()
                .must(Rule.oneOf("PLAINTEXT", "SASL_PLAINTEXT", "SASL_SSL", "SSL"))
                .describe("How to talk to the external brokers; `PLAINTEXT` unless given."));
        all.add(config(ConfigKey.SASL_MECHANISM)
                .optional()
                .must(Rule.oneOf("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "AWS_MSK_IAM", "OAUTHBEARER"))
                .describe("How to authenticate, with `SASL_PLAINTEXT` and `SASL_SSL`."));
        login(all);
        all.add(config(ConfigKey.SSL_CA_CERTIFICATE)
                .optional()
                .describe(
                        "PEM text of the authority that signed the brokers' certificates, when it is none of the usual"
                                + " ones."));
        all.add(config(ConfigKey.SSL_CLIENT_CERTIFICATE)
                .optional()
                .describe("PEM text of the client's certificate chain, for mutual TLS."));
        secret(all, ConfigKey.SSL_CLIENT_KEY, "PEM text of the client's private key (PKCS #8), for mutual TLS.");
        secret(all, ConfigKey.SSL_CLIENT_KEY_PASSWORD, "Password of an encrypted `ssl_client_key`.");
    }

    private static void login(List<Attribute> all) {
        all.add(config(ConfigKey.SASL_USERNAME)
                .optional()
                .describe("User name for `PLAIN` and `SCRAM`; client id for `OAUTHBEARER`."));
        secret(all, ConfigKey.SASL_PASSWORD, "Password for `PLAIN` and `SCRAM`; client secret for `OAUTHBEARER`.");
        all.add(config(ConfigKey.SASL_TOKEN_ENDPOINT)
                .optional()
                .describe("For `OAUTHBEARER`: the address that gives tokens, such as"
                        + " `https://login.example.com/oauth2/token`. The server must allow it."));
        all.add(config(ConfigKey.SASL_SCOPE).optional().describe("For `OAUTHBEARER`: the scope to ask for."));
    }

    private static void secret(List<Attribute> all, ConfigKey key, String description) {
        all.add(config(key)
                .optional()
                .sensitive()
                .describe(description + " Kept in the state; `" + key.writeOnlyAttribute() + "` is not."));
        all.add(Attribute.text(key.writeOnlyAttribute())
                .optional()
                .sensitive()
                .writeOnly()
                .describe("As `" + key.attribute() + "`, but kept neither in state nor in plan. Needs `"
                        + key.versionAttribute() + "`."));
        all.add(Attribute.number(key.versionAttribute())
                .optional()
                .describe("Any number; change it to have `" + key.writeOnlyAttribute() + "` sent again."));
    }

    private static void behaviour(List<Attribute> all) {
        all.add(Attribute.text(DESIRED_STATE)
                .defaultsTo(Value.ofText("Active"))
                .must(Rule.oneOf("Active", "Paused", "Stopped"))
                .describe("What the source shall do. Positions are kept whatever it does."));
        all.add(Attribute.of(TAGS, Type.setOf(Type.STRING))
                .optional()
                .computed()
                .stable()
                .describe("Ids of tags. When it is not given, tags set elsewhere stay; `[]` removes all."));
        all.add(Attribute.text(WAIT_FOR_STATUS)
                .optional()
                .must(Rule.oneOf("Active", "Paused", "Stopped", "Broken"))
                .describe("Creation and changes end only when the source has this status; see `timeouts`. A change that"
                        + " does not get there, or to `Broken` instead, is an error. A creation gets a warning, for"
                        + " Terraform would replace the source; a `postcondition` makes it an error."));
        all.add(TimeoutAttributes.attribute());
        all.add(Attribute.bool(DELETION_PROTECTION)
                .defaultsTo(Value.of(false))
                .describe(
                        "Refuses to plan the source's destruction while it is true. What a destroyed source copied stays"
                                + " in the internal topics, how far it copied is forgotten: created again with"
                                + " `offset_policy = \"earliest\"` it copies every record once more."));
    }

    private static void computed(List<Attribute> all) {
        all.add(Attribute.text(ID).computed().stable().describe("Id of the source."));
        all.add(Attribute.text(CONNECTOR).computed().stable().describe("Always `kafkadirect`."));
        all.add(Attribute.text(STATUS)
                .computed()
                .describe("How the source is doing. A change of it is no reason for a plan."));
        all.add(Attribute.of(TOPICS, Type.listOf(Type.STRING))
                .computed()
                .describe(
                        "The topics that the source pulls, whoever added them. What other blocks append in the same run"
                                + " shows after the next refresh."));
        all.add(Attribute.of(TOPIC_MAP, Type.mapOf(Type.STRING))
                .computed()
                .describe("The internal topic of each of them."));
        all.add(Attribute.text(CONSUMER_GROUP)
                .computed()
                .stable()
                .describe("The consumer group that holds the source's positions, on both clusters."));
    }

    private static Attribute config(ConfigKey key) {
        return Attribute.text(key.attribute());
    }

    static Rule notBlank() {
        return Rule.text(
                "",
                text -> text.isBlank()
                        ? Optional.of("The text is empty; give it at least one letter.")
                        : Optional.empty());
    }
}
