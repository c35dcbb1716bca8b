package dev.tributary.terraform.tools.install;

import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.tools.packaging.FileTrees;
import dev.tributary.terraform.tools.packaging.Release;
import dev.tributary.terraform.tools.packaging.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder of providers in Terraform's layout. The provider is put there unpacked: Terraform then links to it instead
 * of unpacking it again in every working folder.
 */
public final class LocalMirror {

    private final Path root;

    /** Uses the mirror below {@code root}, which need not be there yet. */
    public LocalMirror(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns where the mirror is. */
    public Path root() {
        return root;
    }

    /** Returns where a release of the provider is or will be. */
    public Path place(Release release) {
        return root.resolve(TributaryProvider.ADDRESS)
                .resolve(release.version())
                .resolve(release.platform());
    }

    /**
     * Returns the command that writes the checksum of this build into the lock file of a configuration. Terraform
     * refuses a build whose checksum is not there, and {@code init -upgrade} does, too, when the version is the same.
     */
    public String relock() {
        return "terraform providers lock -fs-mirror=\"" + root + "\" " + TributaryProvider.ADDRESS;
    }

    /**
     * Puts the content of {@code zip} into the mirror, instead of what is there of the same release. Nothing is left
     * half done: until everything is unpacked the old one stays.
     *
     * @return where it is now
     * @throws IOException if the zip is not one or the folder cannot be written
     */
    public Path install(Path zip, Release release) throws IOException {
        Path place = place(release);
        Path parent =
                Files.createDirectories(root.resolve(TributaryProvider.ADDRESS).resolve(release.version()));
        Path fresh = Files.createTempDirectory(parent, ".new-");
        Path old = parent.resolve(".old-" + fresh.getFileName());
        try {
            Path content = fresh.resolve(release.platform());
            Zips.unpack(zip, content);
            if (Files.exists(place)) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(content, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTrees.delete(fresh);
            FileTrees.delete(old);
        }
        return place;
    }
}
