package dev.florin.payments.plan;

import static dev.florin.payments.Shop.service;
import static org.awaitility.Awaitility.await;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrganisationId;
import dev.florin.payments.Shop;
import dev.florin.testing.TestTopics;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Accounts with their plans, and what was told of them. */
record Subscribers(TestTopics topics, Pool pool) {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Ids IDS = Ids.system();

    static AccountOpened opening(AccountId account, Instant at) {
        return new AccountOpened(new EventId(IDS.next()), account, new OrganisationId(IDS.next()), "Acme", at);
    }

    /** An account that the gateway opened just now, and that payments has put on the default plan. */
    AccountId open() {
        AccountId account = Shop.newAccount();
        topics.send(opening(account, Instant.now().truncatedTo(ChronoUnit.MICROS)));
        await().atMost(PATIENCE).until(() -> plan(account).statusCode() == 200);
        return account;
    }

    static Response plan(AccountId account) {
        return service().get("/accounts/" + account + "/plan");
    }

    static Response put(AccountId account, String key, String planId, String from) {
        return putWith(account, key, "{\"planId\":\"" + planId + "\",\"from\":\"" + from + "\",\"author\":\"jane\"}");
    }

    static Response putWith(AccountId account, String key, String body) {
        return service()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .put("/accounts/" + account + "/plan");
    }

    static Response end(AccountId account, String key, String from) {
        return service()
                .header("Idempotency-Key", key)
                .queryParam("from", from)
                .queryParam("author", "jane")
                .delete("/accounts/" + account + "/plan");
    }

    /** All that payments has told of the account, in order, up to a mark that is sent behind it. */
    List<String> told(AccountId account) {
        await().atMost(PATIENCE).until(() -> waitingInOutbox() == 0);
        AlertThresholdsSet mark = new AlertThresholdsSet(
                new EventId(IDS.next()), account, List.of(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        topics.send(mark);
        return topics.await(Topics.ACCOUNT_EVENTS, seen -> seen.contains(mark)).stream()
                .filter(event ->
                        event instanceof AccountEvent told && told.accountId().equals(account))
                .filter(event -> event instanceof PlanPeriodStarted || event instanceof CreditLimitSet)
                .map(event -> switch (event) {
                    case PlanPeriodStarted started -> started.planId() + " " + started.creditsMicros();
                    case CreditLimitSet set -> "limit " + set.creditLimitMicros() + " by " + set.author();
                    default -> event.toString();
                })
                .toList();
    }

    private long waitingInOutbox() {
        return pool.query("SELECT count(*) FROM outbox")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
