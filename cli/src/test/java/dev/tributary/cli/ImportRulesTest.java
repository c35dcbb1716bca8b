package dev.tributary.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom inside this module. */
class ImportRulesTest {

    private static final String CLI = "dev.tributary.cli";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(CLI);

    @Test
    void commandsSpeakToAServerThroughTheSdkOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(CLI, CLI + ".source", CLI + ".topic", CLI + ".options", CLI + ".output")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tributary.runtime..", "dev.tributary.engine..", "org.apache.kafka..", "okhttp3..")
                .check(CLASSES);
    }

    @Test
    void nothingHereKnowsTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tributary.engine..")
                .check(CLASSES);
    }

    @Test
    void theProofOfTheDemoTrustsNothingOfOursButItself() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Partition")
                .or()
                .haveSimpleName("ReplicationVerifier")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tributary.runtime..", "dev.tributary.sdk..", "dev.tributary.api..")
                .check(CLASSES);
    }

    @Test
    void outputKnowsNoCommand() {
        noClasses()
                .that()
                .resideInAPackage(CLI + ".output")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLI + ".source", CLI + ".topic", CLI + ".demo", CLI + ".server", CLI + ".position")
                .check(CLASSES);
    }
}
