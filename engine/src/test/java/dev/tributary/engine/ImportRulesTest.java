package dev.tributary.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the engine. */
class ImportRulesTest {
    private static final String ENGINE = "dev.tributary.engine";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ENGINE);

    @Test
    void givenTheEngineThenItKnowsOnlyKafkaClientsAndLogging() {
        classes()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ENGINE + "..",
                        "java..",
                        "javax.security.auth.login..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "org.immutables..")
                .check(OURS);
    }

    @Test
    void givenThePublicApiThenOnlyItsFactoryKnowsTheReplication() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .doNotHaveSimpleName("ReplicationEngines")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE + ".(*)..")
                .check(OURS);
    }

    @Test
    void givenADataPathThenItKnowsNothingOfTheLoop() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINE + ".records..", ENGINE + ".batch..", ENGINE + ".path..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE + ".replication..", ENGINE + ".topics..")
                .check(OURS);
    }

    @Test
    void givenTopicsAndStatusThenTheyKnowNoDataPathAndNoLoop() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINE + ".topics..", ENGINE + ".status..", ENGINE + ".clients..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE + ".replication..", ENGINE + ".records..", ENGINE + ".path..")
                .check(OURS);
    }

    @Test
    void givenAnythingButTheBatchPackageThenKafkaInternalsAreNotTouched() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".batch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.common.requests..",
                        "org.apache.kafka.common.protocol..",
                        "org.apache.kafka.common.network..",
                        "org.apache.kafka.common.message..",
                        "..internals..")
                .check(OURS);
    }
}
