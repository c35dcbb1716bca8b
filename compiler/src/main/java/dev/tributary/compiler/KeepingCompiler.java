package dev.tributary.compiler;

import javax.inject.Named;
import javax.inject.Singleton;
import javax.tools.JavaCompiler;
import org.codehaus.plexus.compiler.javac.InProcessCompiler;
import org.codehaus.plexus.compiler.javac.JavacCompiler;
import org.codehaus.plexus.compiler.javac.JavaxToolsCompiler;

/**
 * The compiler that Maven knows as {@value #ID}: its own {@code javac}, except that the classes of annotation
 * processors and compiler plugins are loaded once for a whole build, and not for every compilation. May be used by
 * several threads.
 */
@Named(KeepingCompiler.ID)
@Singleton
public class KeepingCompiler extends JavacCompiler {
    static final String ID = "javac-keeping-checks";

    private final KeptClassLoaders kept = new KeptClassLoaders();

    @Override
    public String getCompilerId() {
        return ID;
    }

    @Override
    protected InProcessCompiler inProcessCompiler() {
        return new JavaxToolsCompiler() {
            @Override
            protected JavaCompiler newJavaCompiler() {
                return kept.usedBy(super.newJavaCompiler());
            }
        };
    }
}
