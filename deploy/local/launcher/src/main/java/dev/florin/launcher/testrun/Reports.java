package dev.florin.launcher.testrun;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The XML reports that surefire and failsafe leave in the modules. */
record Reports(Path root) {

    private static final Pattern REPORT = Pattern.compile(".*/(surefire|failsafe)-reports/TEST-[^/]*\\.xml");
    private static final Set<String> NO_MODULES = Set.of(".git", ".florin", "src", "node_modules");

    /** Those written since a moment; older ones are of runs before. */
    Tally since(Instant begin) {
        Tally sum = Tally.NONE;
        for (Path report : reports()) {
            if (!writtenAt(report).isBefore(begin)) {
                sum = sum.plus(Tally.of(report));
            }
        }
        return sum;
    }

    private List<Path> reports() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NO_MODULES.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isReport(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LaunchFailure("The test reports cannot be read (" + e.getMessage() + ").", e);
        }
        return found;
    }

    private static boolean isReport(Path file) {
        return REPORT.matcher(file.toString()).matches();
    }

    private static Instant writtenAt(Path report) {
        try {
            return Files.getLastModifiedTime(report).toInstant();
        } catch (IOException e) {
            throw new LaunchFailure(report + " cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
