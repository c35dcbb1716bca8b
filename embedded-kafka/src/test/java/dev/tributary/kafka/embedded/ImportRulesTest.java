package dev.tributary.kafka.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ImportRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tributary.kafka.embedded");

    @Test
    void givenTheBroker_whenItImports_thenKafkaAndNothingElseOfOurs() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "kafka..",
                        "org.apache.kafka..",
                        "scala..",
                        "org.slf4j..",
                        "org.jspecify.annotations..",
                        "dev.tributary.kafka.embedded..")
                .check(CLASSES);
    }

    /** They are Kafka's own business and change with each release: little is to be mended then. */
    @Test
    void givenTheServersOfKafka_whenUsed_thenByTheNodeAndItsFaultsOnly() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("KraftNode")
                .and()
                .haveSimpleNameNotStartingWith("NodeFaults")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "scala..")
                .check(CLASSES);
    }
}
