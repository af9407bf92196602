package dev.florin.ledger.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What the JVM learned of one start, so that the hundreds behind it take half of the time. The cache takes classes out of
 * jars only, so the directories of the class path are packed first.
 */
record TrainedStart(String classPath, Path cache) {

    /** Nothing is learned yet. */
    static TrainedStart in(Path directory) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(packed(path, directory.resolve("classes-" + entries.size() + ".jar"))
                        .toString());
            } else if (Files.exists(path)) {
                entries.add(entry);
            }
        }
        return new TrainedStart(String.join(File.pathSeparator, entries), directory.resolve("ledger.aot"));
    }

    /** The JVM's flag: the first life writes the cache at its clean end, all others use it. */
    String flag() {
        return (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache;
    }

    private static Path packed(Path directory, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(directory.relativize(file).toString().replace('\\', '/'), file, out);
            }
        }
        return jar;
    }

    private static void add(String name, Path file, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, (OutputStream) out);
        out.closeEntry();
    }
}
