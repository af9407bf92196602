package dev.florin.gateway.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.florin.edge.identity.ServiceToken;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ledger's lease protocol over HTTP. A call fails with {@link EpochExpiredException} when the ledger has given up
 * the epoch, with {@link LedgerAwayException} when it gives no answer in time.
 */
@ApplicationScoped
public class LeaseClient {

    private final HttpClient http;
    private final ObjectMapper json;
    private final ServiceToken token;
    private final String ledgerUrl;
    private final Duration timeout;

    public LeaseClient(
            Vertx vertx,
            ObjectMapper json,
            ServiceToken token,
            @ConfigProperty(name = "florin.ledger.url") String ledgerUrl,
            AdmissionConfig config) {
        this.http = vertx.createHttpClient();
        this.json = json;
        this.token = token;
        this.ledgerUrl = ledgerUrl;
        this.timeout = config.ledgerTimeout();
    }

    public Uni<LeaseAnswer> ask(LeaseRequest request) {
        return post("/leases", request).map(body -> read(body, LeaseAnswer.class));
    }

    public Uni<RenewalAnswer> renew(RenewalRequest request) {
        return post("/leases/renewals", request).map(body -> read(body, RenewalAnswer.class));
    }

    private Uni<Buffer> post(String path, Object body) {
        return http.request(optionsFor(path))
                .chain(request -> send(request, body))
                .chain(LeaseClient::bodyOf)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(failure -> !(failure instanceof EpochExpiredException))
                .transform(failure -> new LedgerAwayException("the ledger did not answer " + path, failure));
    }

    private RequestOptions optionsFor(String path) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(ledgerUrl + path)
                .setTimeout(timeout.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader(ServiceToken.HEADER, token.value());
    }

    private Uni<HttpClientResponse> send(HttpClientRequest request, Object body) {
        return request.send(Buffer.buffer(write(body)));
    }

    private static Uni<Buffer> bodyOf(HttpClientResponse response) {
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 409 -> Uni.createFrom().failure(new EpochExpiredException());
            default -> Uni.createFrom().failure(new LedgerAwayException("status " + response.statusCode()));
        };
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body, e);
        }
    }

    private <T> T read(Buffer body, Class<T> type) {
        try {
            return json.readValue(body.getBytes(), type);
        } catch (IOException e) {
            throw new LedgerAwayException("the ledger's answer cannot be read", e);
        }
    }
}
