package dev.tributary.runtime.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HttpImportRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tributary.runtime");

    @Test
    void givenTheWebFrameworkWhenImportedThenOnlyByTheClassesThatHideIt() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.tributary\\.runtime\\.http\\.(Transport|ContainerErrors)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
                .check(CLASSES);
    }

    @Test
    void givenTheHttpLayerWhenItImportsThenNothingBelowTheServices() {
        noClasses()
                .that()
                .resideInAPackage("dev.tributary.runtime.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tributary.runtime.store..",
                        "dev.tributary.runtime.secrets..",
                        "dev.tributary.runtime.auth..",
                        "dev.tributary.runtime.control..",
                        "dev.tributary.runtime.translate..",
                        "dev.tributary.engine..",
                        "org.apache.kafka..",
                        "org.jdbi..")
                .check(CLASSES);
    }

    @Test
    void givenTheServicesWhenTheyImportThenNothingOfHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tributary.runtime.http..")
                .and()
                .resideInAnyPackage(
                        "dev.tributary.runtime.service..",
                        "dev.tributary.runtime.store..",
                        "dev.tributary.runtime.control..",
                        "dev.tributary.runtime.source..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tributary.runtime.http..")
                .check(CLASSES);
    }
}
