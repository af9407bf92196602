package dev.florin.ledger.proof;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.ledger.TransferKind;
import dev.florin.proof.InclusionProof;
import dev.florin.proof.InclusionProof.IncludedTransfer;
import dev.florin.proof.JournalKey;
import dev.florin.proof.ProofFile;
import dev.florin.proof.ProofVerdict.Valid;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class ProofResourcesTest {

    private static final long CREDIT = 1_000_000;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final UsageRecorded charge = told.usage(account, epoch, 120 * CREDIT, 120 * CREDIT);

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void aChargeOverTwoLots() {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.settled(account, 100, 21));
            topics.send(told.settled(account, 50, 0));
            await().until(() -> balanceMicros(account) == 150 * CREDIT);
            topics.send(charge);
        }
        await().until(() -> balanceMicros(account) == 30 * CREDIT);
    }

    @Test
    void aChargeOverTwoLotsIsProvenWithBothOfItsTransfers() {
        InclusionProof proof = proof("/accounts/{id}/charges/" + charge.requestId() + "/proof");

        assertThat(proof.verify(publishedKeys())).isEqualTo(new Valid());
        assertThat(proof.transfers()).hasSize(2).allSatisfy(included -> {
            assertThat(included.transfer().accountId()).isEqualTo(account);
            assertThat(included.transfer().cause()).isEqualTo(charge.eventId());
        });
        assertThat(proof.transfers().stream()
                        .mapToLong(included -> included.transfer().amount())
                        .sum())
                .isEqualTo(120 * CREDIT);
    }

    @Test
    void everyTransferOfAnAccountIsProvenMemosIncluded() {
        List<Long> sequences = service()
                .get("/accounts/{id}/transfers", account.toString())
                .jsonPath()
                .getList("items.position.sequence", Long.class);

        List<InclusionProof> proofs = sequences.stream()
                .map(sequence -> proof("/accounts/{id}/transfers/" + sequence + "/proof"))
                .toList();

        assertThat(proofs)
                .hasSize(5)
                .allSatisfy(proof -> assertThat(proof.verify(publishedKeys())).isEqualTo(new Valid()));
        assertThat(proofs.getLast().transfers())
                .extracting(IncludedTransfer::transfer)
                .singleElement()
                .satisfies(purchase -> {
                    assertThat(purchase.kind()).isEqualTo(TransferKind.PURCHASE);
                    assertThat(purchase.memo()).isNotNull();
                });
    }

    @Test
    void nobodyGetsAProofOfAnothersCharge() {
        AccountId stranger = told.account();

        service()
                .get(
                        "/accounts/{id}/charges/{request}/proof",
                        stranger.toString(),
                        charge.requestId().toString())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        service()
                .get("/accounts/{id}/transfers/1/proof", stranger.toString())
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        service()
                .get("/accounts/{id}/charges/today/proof", account.toString())
                .then()
                .statusCode(404);
        service()
                .get("/accounts/{id}/transfers/first/proof", account.toString())
                .then()
                .statusCode(404);
    }

    private InclusionProof proof(String path) {
        return ProofFile.read(service()
                .get(path, account.toString())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray());
    }

    private static List<JournalKey> publishedKeys() {
        return JournalKey.fromPem(
                service().get("/journal/keys").then().statusCode(200).extract().asString());
    }
}
