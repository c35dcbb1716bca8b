package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The file of checksums that goes with a release, in the form of {@code sha256sum}. */
final class Checksums {

    private Checksums() {}

    static void write(List<Path> files, Path target) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path each : files) {
            lines.append(of(each)).append("  ").append(each.getFileName()).append('\n');
        }
        Files.writeString(target, lines);
    }

    private static String of(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
