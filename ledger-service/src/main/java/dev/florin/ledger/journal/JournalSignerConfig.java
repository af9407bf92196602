package dev.florin.ledger.journal;

import dev.florin.proof.JournalSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The private key with which the journal's blocks are signed, as a PEM file. */
@ApplicationScoped
public class JournalSignerConfig {

    @Produces
    @Singleton
    JournalSigner signer(@ConfigProperty(name = "florin.ledger.signing-key-file") Path file) {
        try {
            return JournalSigner.fromPem(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "florin.ledger.signing-key-file: cannot read " + file + " (make one with openssl genpkey -algorithm"
                            + " ed25519): " + e,
                    e);
        }
    }
}
