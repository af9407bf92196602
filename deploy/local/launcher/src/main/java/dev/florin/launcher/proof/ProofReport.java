package dev.florin.launcher.proof;

import dev.florin.proof.BlockHead;
import dev.florin.proof.InclusionProof;
import dev.florin.proof.InclusionProof.IncludedTransfer;
import dev.florin.proof.JournalKey;
import dev.florin.proof.ProofVerdict;
import dev.florin.proof.ProofVerdict.Invalid;
import dev.florin.proof.ProofVerdict.Valid;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a proof says and whether it holds, in plain words.
 *
 * @param trusted the keys that the reader has from elsewhere; none when only the key in the proof is at hand
 */
public record ProofReport(InclusionProof proof, List<JournalKey> trusted) {

    public boolean holds() {
        return verdict() instanceof Valid;
    }

    /** The last line is {@code VALID} or {@code INVALID}. */
    public String text() {
        return switch (verdict()) {
            case Valid() -> transfers() + checks() + trust() + "VALID";
            case Invalid invalid -> "This proof does not hold. " + invalid.reason() + "\nINVALID";
        };
    }

    private ProofVerdict verdict() {
        return trusted.isEmpty() ? proof.verify() : proof.verify(trusted);
    }

    private String transfers() {
        return proof.transfers().stream()
                .map(IncludedTransfer::transfer)
                .map(TransferText::of)
                .collect(Collectors.joining());
    }

    private String checks() {
        BlockHead block = proof.block();
        return """
                Checked:
                - Every transfer above is, as printed, a leaf of block %d of partition %d,
                  which holds the transfers %d to %d and was booked %s.
                - The block's fields give the head %s.
                - The head is signed by the key %s.
                """.formatted(
                        block.number(),
                        block.partition(),
                        block.firstSequence(),
                        block.lastSequence(),
                        block.bookedAt(),
                        proof.head(),
                        proof.keyId());
    }

    private String trust() {
        return (trusted.isEmpty() ? """
                        - That key was taken from the file itself. Compare its fingerprint with the operator's, or give
                          the operator's key by --key: %s
                        """ : """
                        - That key is one of those you gave: %s
                        """).formatted(proof.publicKey().fingerprint());
    }
}
