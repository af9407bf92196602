package dev.florin.launcher.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** JSON files that only their owner may read, replaced as a whole: a reader never sees half of one. */
final class PrivateJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateJson() {}

    /** Empty where there is no such file. */
    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new LaunchFailure(file + " is damaged: './florin up --fresh' starts anew, without the old data.", e);
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    static void write(Path file, Object content) {
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".tmp", OWNER_ONLY);
            Files.writeString(draft, JSON.writeValueAsString(content));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be written (" + e.getMessage() + "): is the disk full?", e);
        }
    }
}
