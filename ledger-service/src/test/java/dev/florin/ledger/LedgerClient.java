package dev.florin.ledger;

import static io.restassured.RestAssured.given;

import dev.florin.edge.identity.ServiceToken;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The ledger over HTTP, as the gateway calls it. */
public final class LedgerClient {

    private static final AtomicLong REQUESTS = new AtomicLong();

    public static final String TOKEN = "a-secret-of-the-tests";

    private LedgerClient() {}

    public static RequestSpecification service() {
        return given().header(ServiceToken.HEADER, TOKEN).contentType("application/json");
    }

    public static long balanceMicros(AccountId account) {
        Response response = service().get("/accounts/{id}/balance", account.toString());
        return response.statusCode() == 200 ? response.jsonPath().getLong("balanceMicros") : -1;
    }

    public static long freeMicros(AccountId account) {
        return service()
                .get("/accounts/{id}/balance", account.toString())
                .jsonPath()
                .getLong("freeMicros");
    }

    public static Response lease(
            String replica, EpochId epoch, AccountId account, long known, long needed, long wanted) {
        Ask ask = new Ask(Node.of(account), new Credits(known), Credits.ZERO, new Credits(needed), new Credits(wanted));
        return service()
                .body(new LeaseRequest(replica, epoch, REQUESTS.incrementAndGet(), List.of(ask), List.of()))
                .post("/leases");
    }
}
