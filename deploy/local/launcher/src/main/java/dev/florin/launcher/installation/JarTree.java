package dev.florin.launcher.installation;

import dev.florin.launcher.home.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The files that a packaged program consists of: its jars, and the index beside Quarkus's. */
record JarTree(Path root) {

    /** What Quarkus generates from the other jars; it orders its byte code anew in each build, so nothing but them counts. */
    private static final Path GENERATED = Path.of("quarkus");

    /** Whether a directory holds the same program. */
    boolean equalsCopyIn(Path copy) throws IOException {
        List<Path> files = files();
        return files.equals(new JarTree(copy).files()) && allEqual(files, copy);
    }

    /** Replaces a directory by a copy of this one. */
    void copyTo(Path copy) throws IOException {
        DirectoryTree.delete(copy);
        for (Path file : files()) {
            Path target = copy.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(root.resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private boolean allEqual(List<Path> files, Path copy) throws IOException {
        for (Path file : files) {
            if (!file.startsWith(GENERATED) && !equal(root.resolve(file), copy.resolve(file))) {
                return false;
            }
        }
        return true;
    }

    /** A build that changes nothing still writes its jars anew: only what has another time is read. */
    private static boolean equal(Path one, Path other) throws IOException {
        return Files.size(one) == Files.size(other)
                && (Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other))
                        || Files.mismatch(one, other) < 0);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root, 3)) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".jar") || file.toString().endsWith(".dat"))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
