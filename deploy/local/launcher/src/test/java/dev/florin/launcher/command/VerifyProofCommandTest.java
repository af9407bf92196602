package dev.florin.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.RequestId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.InclusionProof;
import dev.florin.proof.InclusionProof.IncludedTransfer;
import dev.florin.proof.JournalSigner;
import dev.florin.proof.MerkleTree;
import dev.florin.proof.ProofFile;
import dev.florin.proof.TransferLeaf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyProofCommandTest {

    @TempDir
    private Path directory;

    private final JournalSigner signer = JournalSigner.generate();
    private final UUID request = Ids.system().next();
    private Path proof = Path.of("");

    @BeforeEach
    void aCustomerKeepsAProof() throws IOException {
        MerkleTree tree = new MerkleTree();
        TransferLeaf charge = charge();
        tree.add(charge.hash());
        BlockHead block = new BlockHead(2, 9, 71, 71, Instant.EPOCH, 1, 2, 3, tree.root(), Hash.ZERO);
        InclusionProof inclusion = new InclusionProof(
                List.of(new IncludedTransfer(charge, tree.path(0))),
                block,
                signer.sign(block.hash()),
                signer.publicKey());
        proof = Files.write(directory.resolve("proof.json"), ProofFile.write(inclusion));
    }

    @Test
    void aProofThatHoldsIsToldInPlainWords() {
        Said said = run(proof.toString());

        assertThat(said.status()).isZero();
        assertThat(said.text())
                .contains("USAGE: 0.0015 credits")
                .contains("0.25 credits behind it, the account's transfer before it is 70")
                .contains(new RequestId(request).toString())
                .contains("reason   thank you")
                .contains("That key was taken from the file itself")
                .contains(signer.publicKey().fingerprint())
                .endsWith("VALID\n");
    }

    @Test
    void theOperatorsKeyIsTrusted() throws IOException {
        Path keys = Files.writeString(
                directory.resolve("keys.pem"), signer.publicKey().toPem());

        Said said = run(proof.toString(), "--key", keys.toString());

        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("That key is one of those you gave").endsWith("VALID\n");
    }

    @Test
    void somebodyElsesKeyIsNot() throws IOException {
        Path keys = Files.writeString(
                directory.resolve("keys.pem"),
                JournalSigner.generate().publicKey().toPem());

        Said said = run(proof.toString(), "--key", keys.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("not among those you trust").endsWith("INVALID\n");
    }

    @Test
    void aChangedAmountIsFound() throws IOException {
        Files.writeString(proof, Files.readString(proof).replace("1500", "1400"));

        Said said = run(proof.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("Transfer 71 is not in the block").endsWith("INVALID\n");
    }

    @Test
    void whatIsNoProofOrNoKeyIsSaid() throws IOException {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"format\":\"pdf\"}");

        assertThat(run(other.toString()).status()).isEqualTo(2);
        assertThat(run(directory.resolve("none.json").toString()).status()).isEqualTo(2);
        assertThat(run(directory.toString()).status()).isEqualTo(2);
        assertThat(run(proof.toString(), "--key", proof.toString()).status()).isEqualTo(2);
        assertThat(run().status()).isEqualTo(2);
    }

    private TransferLeaf charge() {
        return new TransferLeaf(
                2,
                71,
                70,
                new AccountId(Ids.system().next()),
                new EventId(request),
                0,
                TransferKind.USAGE,
                LedgerAccount.CUSTOMER_CREDITS,
                LedgerAccount.REVENUE,
                Unit.CREDIT_MICROS,
                1500,
                250_000,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                new Memo(null, "thank you", null));
    }

    private static Said run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int status = new CommandLine(new VerifyProofCommand()).execute(arguments);
            return new Said(status, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private record Said(int status, String text) {}
}
