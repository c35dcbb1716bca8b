package dev.tributary.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassLoadersTest {
    /** Tells how often it was made since its class was loaded. */
    private static final String PROCESSOR = String.join(
            "\n",
            "import javax.annotation.processing.*;",
            "import javax.lang.model.SourceVersion;",
            "import javax.lang.model.element.TypeElement;",
            "import java.util.Set;",
            "@SupportedAnnotationTypes(\"*\")",
            "public class Counting extends AbstractProcessor {",
            "    private static int made;",
            "    public Counting() { made++; }",
            "    @Override public void init(ProcessingEnvironment environment) {",
            "        environment.getMessager().printMessage(javax.tools.Diagnostic.Kind.NOTE, \"made \" + made);",
            "    }",
            "    @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }",
            "    @Override public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {",
            "        return false;",
            "    }",
            "}");

    private final JavaCompiler plain = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    private final JavaCompiler compiler = new KeptClassLoaders().usedBy(plain);

    @TempDir
    private Path folder;

    @Test
    void givenACompilationThatEnded_whenTheNextHasItsProcessorPath_thenItsClassesAreStillLoaded() throws IOException {
        Path processors = processors("processors");

        assertThat(notes(compiler, processors)).containsExactly("made 1");
        assertThat(notes(compiler, processors)).containsExactly("made 2");
    }

    @Test
    void givenACompilationThatEnded_whenTheNextHasAnotherProcessorPath_thenItHasClassesOfItsOwn() throws IOException {
        assertThat(notes(compiler, processors("some"))).containsExactly("made 1");
        assertThat(notes(compiler, processors("others"))).containsExactly("made 1");
    }

    private Path processors(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Path source = Files.writeString(place.resolve("Counting.java"), PROCESSOR);
        assertThat(compile(plain, source, "-proc:none", "-d", place.toString())).isEmpty();
        return place;
    }

    private List<String> notes(JavaCompiler with, Path processors) throws IOException {
        Path source = Files.writeString(folder.resolve("Anything.java"), "class Anything {}");
        return compile(with, source, "-proc:only", "-processorpath", processors.toString(), "-processor", "Counting");
    }

    /** What is said while a source is compiled, which must succeed. */
    private static List<String> compile(JavaCompiler with, Path source, String... options) throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = with.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = with.getTask(
                            null, files, said, List.of(options), null, files.getJavaFileObjects(source.toFile()))
                    .call();
            List<String> texts = said.getDiagnostics().stream()
                    .map(each -> each.getMessage(Locale.ROOT))
                    .collect(Collectors.toList());
            assertThat(done).as(texts.toString()).isTrue();
            return texts;
        }
    }
}
