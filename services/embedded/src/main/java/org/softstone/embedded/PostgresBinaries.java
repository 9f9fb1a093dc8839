package org.softstone.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from their Maven artifact. */
public final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-" + system() + "-" + architecture() + ".txz";

    private PostgresBinaries() {}

    /** One folder per version, shared by all JVMs of this machine. */
    public static Path unpackedInTemporaryFolder() {
        String version = Integer.toHexString(
                String.valueOf(PostgresBinaries.class.getResource(ARCHIVE)).hashCode());
        return unpackedIn(Path.of(System.getProperty("java.io.tmpdir"), "softstone-postgresql-" + version));
    }

    /** The folder that holds {@code bin/postgres}; unpacks it when it is not there yet. */
    public static Path unpackedIn(Path parent) {
        Path folder = parent.resolve("postgresql");
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new EmbeddedException("There is no PostgreSQL for this machine (" + ARCHIVE
                        + "); start it and Kafka with docker-compose instead.");
            }
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "postgresql-");
            unpack(packed, unfinished);
            return publish(unfinished, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("unexpected path in archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx---r-x"));
    }

    /** Two processes that unpack at the same time both get a complete folder; the second one deletes its own. */
    private static Path publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            Folders.delete(unfinished);
        } catch (IOException e) {
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw e;
            }
            Folders.delete(unfinished);
        }
        return folder;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
