package dev.tributary.compiler;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The class loaders of processor paths, one for each path. What is on a path must not change while they are kept:
 * Maven's repository does not. May be used by several threads, and what they load is: Error Prone, NullAway and
 * Immutables hold nothing of one compilation that another could meet.
 */
final class KeptClassLoaders {
    private final Map<List<Path>, ClassLoader> byPath = new ConcurrentHashMap<>();

    /** Returns a compiler like the given one, whose file managers answer with these class loaders. */
    JavaCompiler usedBy(JavaCompiler compiler) {
        ClassLoader parent = compiler.getClass().getClassLoader();
        return around(JavaCompiler.class, (proxy, method, arguments) -> {
            Object answer = method.invoke(compiler, arguments);
            return answer instanceof StandardJavaFileManager
                    ? usedBy((StandardJavaFileManager) answer, parent)
                    : answer;
        });
    }

    private StandardJavaFileManager usedBy(StandardJavaFileManager files, ClassLoader parent) {
        return around(
                StandardJavaFileManager.class,
                (proxy, method, arguments) -> method.getName().equals("getClassLoader")
                                && arguments[0] == StandardLocation.ANNOTATION_PROCESSOR_PATH
                        ? ofProcessorPath(files, parent)
                        : method.invoke(files, arguments));
    }

    private ClassLoader ofProcessorPath(StandardJavaFileManager files, ClassLoader parent) {
        List<Path> path = new ArrayList<>();
        files.getLocationAsPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH).forEach(path::add);
        return byPath.computeIfAbsent(List.copyOf(path), key -> new Kept(urls(key), parent));
    }

    private static URL[] urls(List<Path> path) {
        return path.stream().map(KeptClassLoaders::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An interface as what is behind it would implement it, which newer Java may extend. */
    private static <T> T around(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                KeptClassLoaders.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /**
     * The compiler closes class loaders with its compilation, where they can be closed; the next one goes on with this.
     */
    private static final class Kept extends URLClassLoader {
        Kept(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        @Override
        public void close() {
            // See above.
        }
    }
}
