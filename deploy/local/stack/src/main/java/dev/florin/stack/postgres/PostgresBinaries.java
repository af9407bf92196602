package dev.florin.stack.postgres;

import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs: unpacked once, beside the jar that holds them, so that they leave with the build. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> OWNER_RUNS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks where that has not happened yet; several processes may do so at the same time. */
    static PostgresBinaries unpacked() {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new StackFailure(
                    ExitStatus.BROKEN, "There is no PostgreSQL for this machine on the class path: " + archive + ".");
        }
        Path home = homeBeside(resource);
        try {
            if (!Files.isDirectory(home)) {
                unpack(resource, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new StackFailure(
                    ExitStatus.DATA_NOT_WRITABLE, "PostgreSQL cannot be unpacked to " + home + ": " + e + ".", e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String archiveName(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return "postgres-" + os + "-" + (architecture.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    /** {@code jar:file:/…/name.jar!/archive} becomes {@code /…/name}. */
    private static Path homeBeside(URL resource) {
        String url = resource.toString();
        String jar = url.substring("jar:".length(), url.indexOf("!/"));
        Path path = Path.of(URI.create(jar));
        return path.resolveSibling(path.getFileName().toString().replaceFirst("\\.jar$", ""));
    }

    private static void unpack(URL resource, Path home) throws IOException {
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking");
        try (InputStream in = resource.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, unfinished);
            }
        }
        if (!unfinished.toFile().renameTo(home.toFile()) && !Files.isDirectory(home)) {
            throw new IOException("cannot rename " + unfinished);
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, OWNER_RUNS);
        }
    }
}
