package dev.florin.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTreeTest {

    @TempDir
    private Path directory;

    private Path copy;
    private Path library;
    private JarTree built;

    @BeforeEach
    void copyABuild() throws IOException {
        Path root = directory.resolve("built");
        Files.createDirectories(root.resolve("lib"));
        library = Files.writeString(root.resolve("lib/a.jar"), "a");
        Files.writeString(root.resolve("run.jar"), "run");
        Files.writeString(root.resolve("notes.txt"), "not copied");
        built = new JarTree(root);
        copy = directory.resolve("copy");
        built.copyTo(copy);
    }

    @Test
    void aCopyHoldsTheJarsAndNothingElse() throws IOException {
        assertThat(built.equalsCopyIn(copy)).isTrue();
        assertThat(copy.resolve("notes.txt")).doesNotExist();
    }

    @Test
    void aBuildThatChangedNothingButTimesIsEqual() throws IOException {
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));

        assertThat(built.equalsCopyIn(copy)).isTrue();
    }

    @Test
    void whatIsGeneratedFromTheOthersMayDiffer() throws IOException {
        Path generated =
                Files.createDirectories(directory.resolve("built/quarkus")).resolve("generated-bytecode.jar");
        Files.writeString(generated, "in one order");
        built.copyTo(copy);

        Files.writeString(generated, "in another order");

        assertThat(built.equalsCopyIn(copy)).isTrue();
    }

    @Test
    void aChangedAddedOrRemovedJarIsADifference() throws IOException {
        Files.writeString(library, "b");
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        assertThat(built.equalsCopyIn(copy)).isFalse();

        Files.delete(library);
        assertThat(built.equalsCopyIn(copy)).isFalse();
    }
}
