package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Zip files with permissions and, for the same content, the same bytes. */
public final class Zips {

    private Zips() {}

    /**
     * Writes all files below {@code folder}, each with the one time.
     *
     * @param zip is replaced when it is there
     */
    static void write(Path folder, Path zip, FileTime time) throws IOException {
        Files.deleteIfExists(zip);
        try (FileSystem target = open(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            for (Path each : FileTrees.files(folder)) {
                Path entry = target.getPath("/" + each);
                Files.createDirectories(entry.getParent());
                Files.write(entry, Files.readAllBytes(folder.resolve(each)));
                boolean program = Files.isExecutable(folder.resolve(each));
                Files.setPosixFilePermissions(
                        entry, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                setTimes(entry, time);
            }
            for (Path each : FileTrees.folders(target.getPath("/"))) {
                setTimes(each, time);
            }
        }
    }

    /** An entry has three times, and each that is not set is that of its making. */
    private static void setTimes(Path entry, FileTime time) throws IOException {
        Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(time, time, time);
    }

    /** Writes everything in {@code zip} below {@code folder}, with permissions. */
    public static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem source = open(zip, Map.of("enablePosixFileAttributes", "true"))) {
            Path root = source.getPath("/");
            for (Path each : FileTrees.files(root)) {
                Path target = folder.resolve(each.toString());
                Files.createDirectories(target.getParent());
                Files.copy(root.resolve(each), target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(root.resolve(each)));
            }
        }
    }

    private static FileSystem open(Path zip, Map<String, String> options) throws IOException {
        return FileSystems.newFileSystem(zip, options);
    }
}
