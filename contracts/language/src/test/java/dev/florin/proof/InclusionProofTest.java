package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.florin.proof.InclusionProof.IncludedTransfer;
import dev.florin.proof.ProofVerdict.ForeignKey;
import dev.florin.proof.ProofVerdict.ForeignSignature;
import dev.florin.proof.ProofVerdict.NotInBlock;
import dev.florin.proof.ProofVerdict.OtherHead;
import dev.florin.proof.ProofVerdict.OtherPlace;
import dev.florin.proof.ProofVerdict.RepeatedTransfer;
import dev.florin.proof.ProofVerdict.UntrustedKey;
import dev.florin.proof.ProofVerdict.Valid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InclusionProofTest {

    private final SampleProof sample = new SampleProof();

    @Test
    void a_charge_over_two_lots_is_proven_with_a_transfer_for_each() {
        assertThat(sample.charge().verify()).isEqualTo(new Valid());
        assertThat(sample.charge().verify(List.of(JournalSigner.generate().publicKey(), sample.key())))
                .isEqualTo(new Valid());
    }

    @Test
    void every_transfer_of_a_block_is_proven() {
        for (int index = 0; index < 5; index++) {
            assertThat(sample.proof(sample.block(), sample.included(index)).verify())
                    .isEqualTo(new Valid());
        }
    }

    @Test
    void a_changed_transfer_is_not_in_the_block() {
        IncludedTransfer dearer = new IncludedTransfer(
                SampleProof.transfer(42, 1501, null), 2, 5, sample.included(2).path());

        assertThat(sample.proof(sample.block(), dearer).verify()).isEqualTo(new NotInBlock(42));
    }

    @Test
    void a_transfer_cannot_stand_at_the_place_of_another() {
        IncludedTransfer moved = new IncludedTransfer(
                SampleProof.transfer(42), 1, 5, sample.included(2).path());
        IncludedTransfer ofSmallerTree = new IncludedTransfer(
                SampleProof.transfer(42), 2, 4, sample.included(2).path());

        assertThat(sample.proof(sample.block(), moved).verify()).isEqualTo(new OtherPlace(42));
        assertThat(sample.proof(sample.block(), ofSmallerTree).verify()).isEqualTo(new OtherPlace(42));
    }

    @Test
    void the_same_transfer_twice_is_no_larger_charge() {
        InclusionProof proof = sample.proof(sample.block(), sample.included(2), sample.included(2));

        assertThat(proof.verify()).isEqualTo(new RepeatedTransfer(42));
    }

    @Test
    void a_changed_block_has_another_head() {
        InclusionProof proof = sample.charge();
        BlockHead earlier = withBookedAt(sample.block(), Instant.parse("2024-01-01T00:00:00Z"));
        InclusionProof changed = new InclusionProof(
                proof.format(),
                proof.transfers(),
                earlier,
                proof.head(),
                proof.signature(),
                proof.publicKey(),
                proof.keyId());

        assertThat(changed.verify()).isEqualTo(new OtherHead(earlier.hash()));
    }

    @Test
    void a_head_that_the_key_has_not_signed_proves_nothing() {
        JournalKey other = JournalSigner.generate().publicKey();

        InclusionProof proof =
                new InclusionProof(sample.charge().transfers(), sample.block(), sample.signature(), other);

        assertThat(proof.verify()).isEqualTo(new ForeignSignature());
    }

    @Test
    void a_key_under_another_name_is_told() {
        InclusionProof proof = sample.charge();
        InclusionProof renamed = new InclusionProof(
                proof.format(),
                proof.transfers(),
                proof.block(),
                proof.head(),
                proof.signature(),
                proof.publicKey(),
                "0123456789abcdef");

        assertThat(renamed.verify()).isEqualTo(new ForeignKey(sample.key().id()));
    }

    @Test
    void somebody_elses_signed_journal_is_not_trusted() {
        JournalKey trusted = JournalSigner.generate().publicKey();

        assertThat(sample.charge().verify(List.of(trusted))).isEqualTo(new UntrustedKey());
    }

    @Test
    void a_proof_of_nothing_is_no_proof() {
        assertThatIllegalArgumentException().isThrownBy(() -> sample.proof(sample.block()));
    }

    private static BlockHead withBookedAt(BlockHead block, Instant bookedAt) {
        return new BlockHead(
                block.partition(),
                block.number(),
                block.firstSequence(),
                block.lastSequence(),
                bookedAt,
                block.accountEnd(),
                block.paymentEnd(),
                block.usageEnd(),
                block.root(),
                block.previousHead());
    }
}
