package dev.florin.ledger.proof;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.proof.JournalKey;
import dev.florin.proof.ProofFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes the files that {@code florin verify-proof} checks. */
@ApplicationScoped
public class Proofs {

    private final JournalKeys keys;

    public Proofs(JournalKeys keys) {
        this.keys = keys;
    }

    /** The file, or a refusal that says what is not there. */
    byte[] of(Optional<Evidence> evidence, String wanted) {
        return evidence.map(this::prove)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "The journal has no " + wanted));
    }

    private byte[] prove(Evidence evidence) {
        if (!evidence.isWhole()) {
            throw new Refusal(
                    ErrorCode.NOT_FOUND, "A part of the block is archived: the operator can prove it from there");
        }
        String keyId = evidence.sealed().keyId();
        JournalKey key = keys.find(keyId)
                .orElseThrow(() -> new IllegalStateException(
                        "the public key " + keyId + " is not known: florin.ledger.earlier-keys-file must hold it"));
        return ProofFile.write(evidence.proveWith(key));
    }
}
