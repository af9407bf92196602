package dev.florin.launcher.home;

import dev.florin.launcher.LaunchFailure;
import dev.florin.proof.JournalSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The private key with which the ledger signs its journal: made once, readable by its owner only. */
public final class JournalKeyFile {

    private JournalKeyFile() {}

    /** The public keys to check signatures with, as {@code verify-proof --key} takes them. */
    public static Path publicKeys(Home home) {
        Path file = home.journalPublicKeys();
        try {
            JournalSigner signer = JournalSigner.fromPem(Files.readString(of(home)));
            return Files.writeString(file, signer.publicKey().toPem());
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be written (" + e.getMessage() + "): is the disk full?", e);
        }
    }

    /** Where the key of this home lies; makes it where there is none. */
    public static Path of(Home home) {
        Path file = home.journalKey();
        try {
            if (!Files.exists(file)) {
                Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
                Path draft = Files.createTempFile(
                        directory,
                        "journal-key",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, JournalSigner.generate().toPem());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be written (" + e.getMessage() + "): is the disk full?", e);
        }
    }
}
