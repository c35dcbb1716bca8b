package dev.tributary.terraform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.tributary.terraform";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void givenTheProtocolHalf_thenItKnowsNothingOfWhatIsProvided() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".value",
                        ROOT + ".diagnostic",
                        ROOT + ".schema",
                        ROOT + ".provider",
                        ROOT + ".rpc",
                        ROOT + ".plugin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tributary.sdk..",
                        "dev.tributary.api..",
                        ROOT + ".resource..",
                        "com.fasterxml..",
                        "okhttp3..")
                .check(CLASSES);
    }

    @Test
    void givenValuesAndSchemas_thenTheyKnowNothingOfTheWire() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".value", ROOT + ".diagnostic", ROOT + ".schema")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.grpc..",
                        "com.google.protobuf..",
                        ROOT + ".proto..",
                        ROOT + ".provider..",
                        ROOT + ".plugin..")
                .check(CLASSES);
    }

    @Test
    void givenTheProcess_thenItKnowsNothingOfProviders() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".plugin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".provider..", ROOT + ".schema..", ROOT + ".value..")
                .check(CLASSES);
    }

    @Test
    void givenTheProvider_thenItKnowsNothingOfTheToolsAroundIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tools..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".tools..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void givenTheServer_thenItKnowsNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".rpc")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(ROOT + ".rpc", "java..", "javax..", "org.jspecify..")
                .check(CLASSES);
    }

    /** gRPC's library takes too long to load; only its client is used, around the provider. */
    @Test
    void givenTheProvider_thenItDoesWithoutALibraryOfGrpc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".tools..", ROOT + ".proto")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "com.google.common..")
                .check(CLASSES);
    }
}
