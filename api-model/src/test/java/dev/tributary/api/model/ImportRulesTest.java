package dev.tributary.api.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ImportRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tributary.api.model");

    @Test
    void givenTheModelWhenItImportsThenItIsTheJdkJacksonOrAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify.annotations..",
                        "org.immutables.value..",
                        "dev.tributary.api.model..")
                .check(CLASSES);
    }

    @Test
    void givenThePackagesOfTheModelWhenTheyImportEachOtherThenNotInCircles() {
        slices().matching("dev.tributary.api.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
