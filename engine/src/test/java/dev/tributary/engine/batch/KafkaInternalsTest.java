package dev.tributary.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every internal class of {@code kafka-clients} that the byte path touches, and every member of it that is used, is
 * written down for each supported version, with a digest of the class. An upgrade that changes one fails here and names
 * it: read what has changed in it, run the tests against brokers, and only then write it down anew.
 */
class KafkaInternalsTest {
    private static final Set<String> PUBLIC_PACKAGES = Set.of(
            "org.apache.kafka.common",
            "org.apache.kafka.common.config",
            "org.apache.kafka.common.errors",
            "org.apache.kafka.common.serialization",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.clients.producer");
    private static final int DIGEST_CHARACTERS = 16;

    @Test
    void givenThisVersionOfKafkaClients_whenItsInternalsAreRead_thenTheyAreThoseWrittenDown() throws IOException {
        String version = kafkaClientsVersion();
        List<String> present = inventory();

        try (InputStream text = getClass().getResourceAsStream("kafka-internals-" + version + ".txt")) {
            if (text == null) {
                fail("nothing is written down about the internals of kafka-clients " + version
                        + "; once they are reviewed, kafka-internals-" + version + ".txt must hold:\n"
                        + String.join("\n", present));
                return;
            }
            List<String> writtenDown = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(present).isEqualTo(writtenDown);
        }
    }

    private static String kafkaClientsVersion() throws IOException {
        String file = "/kafka/kafka-version.properties";
        try (InputStream text = Objects.requireNonNull(KafkaInternalsTest.class.getResourceAsStream(file), file)) {
            Properties properties = new Properties();
            properties.load(text);
            return properties.getProperty("version");
        }
    }

    private static List<String> inventory() {
        TreeMap<String, Set<String>> membersByClass = new TreeMap<>();
        for (JavaClass ours : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.tributary.engine.batch")) {
            for (Dependency dependency : ours.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (isInternal(target)) {
                    membersByClass.computeIfAbsent(target.getName(), name -> new TreeSet<>());
                }
            }
            for (JavaAccess<?> access : ours.getAccessesFromSelf()) {
                if (isInternal(access.getTargetOwner())) {
                    membersByClass
                            .computeIfAbsent(access.getTargetOwner().getName(), name -> new TreeSet<>())
                            .add("  "
                                    + access.getTarget()
                                            .getFullName()
                                            .substring(access.getTargetOwner()
                                                            .getName()
                                                            .length()
                                                    + 1));
                }
            }
        }
        return membersByClass.entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.getKey() + " " + digest(entry.getKey())), entry.getValue().stream()))
                .toList();
    }

    private static boolean isInternal(JavaClass target) {
        return target.getName().startsWith("org.apache.kafka.") && !PUBLIC_PACKAGES.contains(target.getPackageName());
    }

    private static String digest(String className) {
        String file = "/" + className.replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(KafkaInternalsTest.class.getResourceAsStream(file), file)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
