package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import dev.florin.proof.JournalSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key with which the measured ledger signs its blocks, made anew for each bench.
 *
 * @param privatePem for the ledger
 * @param publicPem for who verifies it
 */
record SigningKey(Path privatePem, Path publicPem) {

    static SigningKey madeIn(Path directory) {
        JournalSigner signer = JournalSigner.generate();
        SigningKey key =
                new SigningKey(directory.resolve("journal-key.pem"), directory.resolve("journal-key-public.pem"));
        try {
            Files.writeString(key.privatePem, signer.toPem());
            Files.writeString(key.publicPem, signer.publicKey().toPem());
            return key;
        } catch (IOException e) {
            throw new BenchFailure("The journal's key cannot be written: " + e.getMessage(), e);
        }
    }
}
