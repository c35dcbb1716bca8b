package dev.tributary.cli.source;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.TextFiles;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to connect to the external cluster safely. Secrets come from files or the environment. */
final class SecurityOptions {

    private static final String SASL_PASSWORD = "TRIBUTARY_SOURCE_SASL_PASSWORD";
    private static final String KEY_PASSWORD = "TRIBUTARY_SOURCE_SSL_KEY_PASSWORD";

    private final CliContext context;

    @Option(
            names = "--security-protocol",
            paramLabel = "PROTOCOL",
            description = "PLAINTEXT (the default), SASL_PLAINTEXT, SASL_SSL or SSL.")
    private @Nullable String protocol;

    @Option(
            names = "--sasl-mechanism",
            paramLabel = "MECHANISM",
            description = "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, AWS_MSK_IAM or OAUTHBEARER.")
    private @Nullable String mechanism;

    @Option(
            names = "--sasl-username",
            paramLabel = "NAME",
            description = "Who logs in to the external cluster; the client id for OAUTHBEARER.")
    private @Nullable String username;

    @Option(
            names = "--sasl-password-file",
            paramLabel = "FILE",
            description = "A file that holds nothing but the password, or the client secret for OAUTHBEARER. Or "
                    + SASL_PASSWORD + " in the environment.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--sasl-token-endpoint",
            paramLabel = "URL",
            description = "The https address that gives tokens, for OAUTHBEARER.")
    private @Nullable String tokenEndpoint;

    @Option(names = "--sasl-scope", paramLabel = "SCOPE", description = "The scope to ask for, for OAUTHBEARER.")
    private @Nullable String scope;

    @Option(names = "--ssl-ca-certificate-file", paramLabel = "FILE", description = "Trusted authorities as PEM.")
    private @Nullable Path caCertificateFile;

    @Option(names = "--ssl-client-certificate-file", paramLabel = "FILE", description = "Our certificate as PEM.")
    private @Nullable Path clientCertificateFile;

    @Option(names = "--ssl-client-key-file", paramLabel = "FILE", description = "The key to our certificate as PEM.")
    private @Nullable Path clientKeyFile;

    @Option(
            names = "--ssl-client-key-password-file",
            paramLabel = "FILE",
            description = "A file with the password of that key. Or " + KEY_PASSWORD + " in the environment.")
    private @Nullable Path clientKeyPasswordFile;

    SecurityOptions(CliContext context) {
        this.context = context;
    }

    void putInto(Map<String, String> config) {
        ConfigOptions.put(config, KafkaDirectKeys.SECURITY_PROTOCOL, protocol);
        ConfigOptions.put(config, KafkaDirectKeys.SASL_MECHANISM, mechanism);
        ConfigOptions.put(config, KafkaDirectKeys.SASL_USERNAME, username);
        ConfigOptions.put(config, KafkaDirectKeys.SASL_PASSWORD, secret(passwordFile, SASL_PASSWORD));
        ConfigOptions.put(config, KafkaDirectKeys.SASL_TOKEN_ENDPOINT, tokenEndpoint);
        ConfigOptions.put(config, KafkaDirectKeys.SASL_SCOPE, scope);
        ConfigOptions.put(config, KafkaDirectKeys.SSL_CA_CERTIFICATE, text(caCertificateFile));
        ConfigOptions.put(config, KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, text(clientCertificateFile));
        ConfigOptions.put(config, KafkaDirectKeys.SSL_CLIENT_KEY, text(clientKeyFile));
        ConfigOptions.put(config, KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD, secret(clientKeyPasswordFile, KEY_PASSWORD));
    }

    private @Nullable String secret(@Nullable Path file, String variable) {
        return file == null ? context.environment().get(variable) : TextFiles.readSecret(file);
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : TextFiles.read(file);
    }
}
