package dev.tributary.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ImportRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tributary.sdk");

    @Test
    void givenTheSdk_whenItImports_thenOnlyWhatItsUsersGetWithIt() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "com.fasterxml.jackson..",
                        "okhttp3..",
                        "okio..",
                        "org.jspecify.annotations..",
                        "org.immutables.value..",
                        "dev.tributary.api.model..",
                        "dev.tributary.sdk..")
                .check(CLASSES);
    }

    @Test
    void givenThePackages_whenTheyImportEachOther_thenNotInCircles() {
        slices().matching("dev.tributary.sdk.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void givenErrorsAndSettings_whenTheyImport_thenNothingInternalButTheStyle() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tributary.sdk.error..", "dev.tributary.sdk.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tributary.sdk.internal.http..")
                .check(CLASSES);
    }

    @Test
    void givenOkHttp_whenUsed_thenOnlyBelowTheChannelsAndInTheBuilder() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tributary.sdk.internal.http..")
                .and()
                .doNotHaveSimpleName("TributaryClientBuilder")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..")
                .check(CLASSES);
    }

    @Test
    void givenLogging_whenDone_thenThroughTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(CLASSES);
    }
}
