package dev.tributary.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom inside this module. */
class ImportRulesTest {
    private static final String RUNTIME = "dev.tributary.runtime";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(RUNTIME);

    @Test
    void packagesKnowOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(RUNTIME + "..")
                .layer("assembly")
                .definedBy(RUNTIME)
                .layer("http")
                .definedBy(RUNTIME + ".http..")
                .layer("service")
                .definedBy(RUNTIME + ".service")
                .layer("control")
                .definedBy(RUNTIME + ".control")
                .layer("translate")
                .definedBy(RUNTIME + ".translate")
                .layer("source")
                .definedBy(RUNTIME + ".source")
                .layer("auth")
                .definedBy(RUNTIME + ".auth")
                .layer("config")
                .definedBy(RUNTIME + ".config")
                .layer("store")
                .definedBy(RUNTIME + ".store")
                .layer("secrets")
                .definedBy(RUNTIME + ".secrets")
                .layer("kafka")
                .definedBy(RUNTIME + ".kafka")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("assembly")
                .whereLayer("service")
                .mayOnlyBeAccessedByLayers("assembly", "http")
                .whereLayer("control")
                .mayOnlyBeAccessedByLayers("assembly", "service")
                .whereLayer("translate")
                .mayOnlyBeAccessedByLayers("assembly", "service", "control")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("assembly", "service", "control", "translate")
                .whereLayer("auth")
                .mayOnlyBeAccessedByLayers("assembly", "service")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("assembly")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("assembly", "service", "control", "translate", "source", "auth", "config")
                .whereLayer("secrets")
                .mayOnlyBeAccessedByLayers("assembly", "service", "translate", "source", "auth")
                .whereLayer("kafka")
                .mayOnlyBeAccessedByLayers("assembly", "service", "translate", "config")
                .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.simpleName("RuntimeStyle"))
                .check(CLASSES);
    }

    @Test
    void packagesDoNotGoRoundInCircles() {
        slices().matching(RUNTIME + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheBridgeKnowsBothTheContractAndTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        RUNTIME + ".service..",
                        RUNTIME + ".http..",
                        RUNTIME + ".source..",
                        RUNTIME + ".store..",
                        RUNTIME + ".auth..",
                        RUNTIME + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tributary.engine..")
                .check(CLASSES);
    }

    @Test
    void theControlLoopDoesNotKnowTheContract() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME + ".control..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tributary.api.model..")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(RUNTIME + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.postgresql..", "com.zaxxer..")
                .check(CLASSES);
    }

    @Test
    void onlyTheConnectionPackageSpeaksToBrokers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(RUNTIME + ".kafka..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.clients.admin.Admin")
                .check(CLASSES);
    }
}
