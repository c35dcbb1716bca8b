package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A library without what keeps it from being archived, and without what the provider has no use for.
 *
 * <p>No JVM puts a class of a signed jar into an archive. What a signature would say, the checksum of the package says
 * of all that is in it.
 */
final class TrimmedJar {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    /**
     * Bouncy Castle's other two thirds: Java's interfaces to it, algorithms against quantum computers, and messages of
     * vehicles. TLS names some of the second, for groups and keys that the provider does not offer; of those it needs
     * what they have in common.
     */
    private static final Pattern UNUSED = Pattern.compile("(META-INF/versions/[0-9]+/)?org/bouncycastle/"
            + "(jcajce|jce|jsse|ldap|i18n|oer|x509|tls/crypto/impl/jcajce|pqc/(?!crypto/[^/]+$).*)/.*");

    private TrimmedJar() {}

    /** Returns the jars, each of which is a copy in {@code folder} when something is left out of it. */
    static List<Path> all(List<Path> jars, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> all = new ArrayList<>();
        for (Path each : jars) {
            all.add(of(each, folder));
        }
        return all;
    }

    private static Path of(Path jar, Path folder) throws IOException {
        try (ZipFile whole = new ZipFile(jar.toFile())) {
            if (whole.stream().noneMatch(entry -> isLeftOut(entry.getName()))) {
                return jar;
            }
            Path trimmed = folder.resolve(jar.getFileName());
            try (OutputStream out = Files.newOutputStream(trimmed);
                    ZipOutputStream target = new ZipOutputStream(out)) {
                for (ZipEntry each : Collections.list(whole.entries())) {
                    if (!isLeftOut(each.getName())) {
                        copy(whole, each, target);
                    }
                }
            }
            return trimmed;
        }
    }

    static boolean isLeftOut(String name) {
        return SIGNATURE.matcher(name).matches() || UNUSED.matcher(name).matches();
    }

    private static void copy(ZipFile whole, ZipEntry entry, ZipOutputStream target) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        target.putNextEntry(copy);
        try (InputStream content = whole.getInputStream(entry)) {
            if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                withoutDigests(content).write(target);
            } else {
                content.transferTo(target);
            }
        }
        target.closeEntry();
    }

    /** A signed jar has a digest of each file there, and Java reads them all before the first class. */
    private static Manifest withoutDigests(InputStream manifest) throws IOException {
        Manifest trimmed = new Manifest(manifest);
        trimmed.getEntries().clear();
        return trimmed;
    }
}
