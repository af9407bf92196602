package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.edge.idempotency.IdempotencyKey;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.offering.Offering;
import dev.florin.offering.Offering.CreditPackage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** An account's orders. */
@Path("/accounts/{accountId}/orders")
public class OrderResource {

    private static final int MAX_LIMIT = 200;

    private final Offering offering;
    private final CheckoutHandler checkout;
    private final OrderStore orders;

    public OrderResource(Offering offering, CheckoutHandler checkout, OrderStore orders) {
        this.offering = offering;
        this.checkout = checkout;
        this.orders = orders;
    }

    /** The body of an order. */
    public record PlaceOrder(
            @JsonProperty("package") @Nullable String packageId) {}

    /** Places an order and opens its payment page; a repeat with the same key answers the same order. */
    @POST
    @ResponseStatus(201)
    public Uni<OrderAnswer> place(
            @PathParam("accountId") AccountId accountId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable PlaceOrder order) {
        PurchaseRequest request =
                new PurchaseRequest(accountId, IdempotencyKey.check(idempotencyKey), packageOf(order));
        return checkout.checkOut(request).map(OrderAnswer::from);
    }

    /** Newest first; {@code before} is the last order of the page before. */
    @GET
    public Uni<OrderPage> list(
            @PathParam("accountId") AccountId accountId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("before") @Nullable OrderId before) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "limit: must be from 1 to " + MAX_LIMIT);
        }
        return orders.page(accountId, before, limit + 1).map(page -> OrderPage.of(page, limit));
    }

    @GET
    @Path("/{orderId}")
    public Uni<OrderAnswer> read(@PathParam("accountId") AccountId accountId, @PathParam("orderId") OrderId orderId) {
        return orders.find(accountId, orderId)
                .map(order -> order.map(OrderAnswer::from)
                        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "This account has no order " + orderId)));
    }

    private CreditPackage packageOf(@Nullable PlaceOrder order) {
        if (order == null || order.packageId() == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "package: is missing; GET /packages lists what can be ordered");
        }
        return offering.packageById(order.packageId())
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "package: there is no '" + order.packageId() + "'; GET /packages lists what can be ordered"));
    }
}
