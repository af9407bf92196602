package dev.florin.ledger.proof;

import dev.florin.proof.JournalKey;
import dev.florin.proof.JournalSigner;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public keys of all that was ever signed: the one in use, and those before it. */
@Singleton
public class JournalKeys {

    private final Map<String, JournalKey> byId = new LinkedHashMap<>();

    /**
     * @param earlier a PEM file of the public keys that signed before the one in use
     */
    public JournalKeys(
            JournalSigner signer, @ConfigProperty(name = "florin.ledger.earlier-keys-file") Optional<Path> earlier) {
        byId.put(signer.publicKey().id(), signer.publicKey());
        earlier.ifPresent(file -> JournalKey.fromPem(contentOf(file)).forEach(key -> byId.put(key.id(), key)));
    }

    Optional<JournalKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The one in use first. */
    String toPem() {
        return byId.values().stream().map(JournalKey::toPem).collect(Collectors.joining());
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("florin.ledger.earlier-keys-file: cannot read " + file, e);
        }
    }
}
