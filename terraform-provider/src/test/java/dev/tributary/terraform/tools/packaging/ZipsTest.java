package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipsTest {

    private static final FileTime TIME = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private Path tree() throws IOException {
        Path tree = temporary.resolve("tree");
        Files.createDirectories(tree.resolve("lib"));
        Files.writeString(tree.resolve("lib/data"), "data");
        Path program = Files.writeString(tree.resolve("program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return tree;
    }

    @Test
    void givenATree_whenPackedAndUnpacked_thenContentAndProgramsAreTheSame() throws IOException {
        Path zip = temporary.resolve("a.zip");
        Zips.write(tree(), zip, TIME);
        Path out = temporary.resolve("out");
        Zips.unpack(zip, out);
        assertThat(FileTrees.files(out)).containsExactly(Path.of("lib/data"), Path.of("program"));
        assertThat(out.resolve("lib/data")).hasContent("data");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("lib/data"))))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("program"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void givenTheSameTreeAtAnotherTime_whenPacked_thenTheBytesAreTheSame() throws IOException {
        Path tree = tree();
        Path first = temporary.resolve("first.zip");
        Zips.write(tree, first, TIME);
        Files.setLastModifiedTime(tree.resolve("lib/data"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        Path second = temporary.resolve("second.zip");
        Zips.write(tree, second, TIME);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void givenATree_whenPacked_thenNoEntryTellsWhenThatWas() throws IOException {
        Path zip = temporary.resolve("timed.zip");
        Zips.write(tree(), zip, TIME);

        try (FileSystem packed = FileSystems.newFileSystem(zip)) {
            for (String entry : List.of("/lib", "/lib/data", "/program")) {
                BasicFileAttributes times = Files.readAttributes(packed.getPath(entry), BasicFileAttributes.class);
                assertThat(List.of(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime()))
                        .as(entry)
                        .containsOnly(TIME);
            }
        }
    }
}
