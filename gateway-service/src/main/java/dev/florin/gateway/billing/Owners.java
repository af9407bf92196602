package dev.florin.gateway.billing;

import dev.florin.edge.identity.ServiceToken;
import dev.florin.edge.log.RequestLogFields;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Passes requests on to the service that owns the answer. The path is made here, never taken over from the client, so
 * nobody reaches what is not offered or whose account is not theirs.
 */
@ApplicationScoped
public class Owners {

    private static final Logger LOG = Logger.getLogger(Owners.class);
    private static final List<String> PASSED_ON = List.of("Accept", "Content-Type", "Idempotency-Key");
    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "Content-Disposition", "Cache-Control", "Retry-After");

    private final HttpClient http;
    private final ServiceToken token;
    private final OwnerAddresses addresses;
    private final BillingConfig config;

    public Owners(Vertx vertx, ServiceToken token, OwnerAddresses addresses, BillingConfig config) {
        this.http = vertx.createHttpClient();
        this.token = token;
        this.addresses = addresses;
        this.config = config;
    }

    /**
     * The owner's answer, whatever it is, errors of the caller's included.
     *
     * @param path at the owner
     * @param request whose method, query and headers are passed on
     */
    Uni<Response> pass(Owner owner, String path, ContainerRequestContext request, byte[] body) {
        return http.request(optionsFor(owner, path, request))
                .chain(call -> call.send(Buffer.buffer(body)))
                .chain(this::toResponse)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(failure -> away(owner, failure));
    }

    private RequestOptions optionsFor(Owner owner, String path, ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.getMethod()))
                .setAbsoluteURI(addresses.urlOf(owner) + path + (query == null ? "" : "?" + query))
                .setIdleTimeout(config.timeout().toMillis())
                .putHeader(ServiceToken.HEADER, token.value())
                .putHeader(RequestLogFields.REQUEST_ID_HEADER, String.valueOf(MDC.get(RequestLogFields.REQUEST_ID)));
        PASSED_ON.forEach(name ->
                Optional.ofNullable(request.getHeaderString(name)).ifPresent(value -> options.putHeader(name, value)));
        return options;
    }

    private Uni<Response> toResponse(HttpClientResponse answer) {
        return switch (answer.statusCode()) {
            case 401, 403 ->
                Uni.createFrom()
                        .failure(new Refusal(ErrorCode.UPSTREAM_FAILED, "A service behind this one refused it"));
            default -> bodyOf(answer).map(body -> toResponse(answer, body));
        };
    }

    private Uni<Buffer> bodyOf(HttpClientResponse answer) {
        return answer.toMulti().collect().in(Buffer::buffer, this::append);
    }

    private void append(Buffer body, Buffer part) {
        if (body.length() + part.length() > config.maxAnswerBytes()) {
            throw new Refusal(ErrorCode.UPSTREAM_FAILED, "The answer is too long: ask for less at a time");
        }
        body.appendBuffer(part);
    }

    private static Response toResponse(HttpClientResponse answer, Buffer body) {
        Response.ResponseBuilder response = Response.status(answer.statusCode());
        PASSED_BACK.forEach(
                name -> Optional.ofNullable(answer.getHeader(name)).ifPresent(value -> response.header(name, value)));
        return body.length() == 0
                ? response.build()
                : response.entity(body.getBytes()).build();
    }

    private static Refusal away(Owner owner, Throwable failure) {
        LOG.warnf("%s did not answer: %s", owner, failure);
        return new Refusal(ErrorCode.UNAVAILABLE, "This cannot be answered at the moment, try again soon");
    }
}
