package dev.tributary.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
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

    /** The newest last: what a version that is not written down is held against. */
    private static final List<String> WRITTEN_DOWN = List.of("4.3.1", "4.4.0");

    @Test
    void givenThisVersionOfKafkaClients_whenItsInternalsAreRead_thenTheyAreThoseWrittenDown() throws IOException {
        String version = kafkaClientsVersion();
        boolean isWrittenDown = WRITTEN_DOWN.contains(version);
        String before = isWrittenDown ? version : WRITTEN_DOWN.get(WRITTEN_DOWN.size() - 1);
        List<String> present = inventory();
        List<String> changes = changes(writtenDown(before), present);

        assertThat(changes)
                .as(
                        "what differs in kafka-clients %s from kafka-internals-%s.txt; review it, then write this down: %n%s",
                        version, before, changes.isEmpty() ? "" : String.join("\n", present))
                .isEmpty();
        assertThat(isWrittenDown)
                .as("kafka-clients %s is as %s, and shall be written down", version, before)
                .isTrue();
    }

    @Test
    void givenAnInventory_whenAnotherIsHeldAgainstIt_thenEachDifferenceIsNamed() {
        List<String> before = List.of("a.Same 1", "  run()", "b.Changed 1", "  run()", "c.Gone 1", "  run()");
        List<String> present = List.of("a.Same 1", "  run()", "  stop()", "b.Changed 2", "d.New 1");

        assertThat(changes(before, present))
                .containsExactly(
                        "new in a.Same: stop()",
                        "changed: b.Changed",
                        "gone from b.Changed: run()",
                        "gone: c.Gone",
                        "gone from c.Gone: run()",
                        "new: d.New");
    }

    /** Classes and members that are there in one of both only, and classes that are others under the same name. */
    private static List<String> changes(List<String> before, List<String> present) {
        Map<String, String> old = entries(before);
        Map<String, String> now = entries(present);
        Set<String> all = new TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .filter(entry -> !Objects.equals(old.get(entry), now.get(entry)))
                .map(entry -> change(entry, old.containsKey(entry), now.containsKey(entry)))
                .toList();
    }

    private static String change(String entry, boolean was, boolean is) {
        String word = was && is ? "changed" : is ? "new" : "gone";
        int member = entry.indexOf(' ');
        return member < 0
                ? word + ": " + entry
                : word + (is ? " in " : " from ") + entry.substring(0, member) + ": " + entry.substring(member + 1);
    }

    /** A class with its digest, and each member behind its class. */
    private static Map<String, String> entries(List<String> lines) {
        Map<String, String> entries = new TreeMap<>();
        String inClass = "";
        for (String line : lines) {
            if (line.startsWith("  ")) {
                entries.put(inClass + " " + line.strip(), "");
            } else {
                int digest = line.indexOf(' ');
                inClass = line.substring(0, digest);
                entries.put(inClass, line.substring(digest + 1));
            }
        }
        return entries;
    }

    private static List<String> writtenDown(String version) throws IOException {
        String file = "kafka-internals-" + version + ".txt";
        try (InputStream text = Objects.requireNonNull(KafkaInternalsTest.class.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
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
