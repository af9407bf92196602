package dev.florin.payments.checkout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.edge.idempotency.IdempotencyKey;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.money.Money;
import dev.florin.offering.CustomAmount;
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

    /**
     * The body of an order: a package, or an amount of one's own.
     *
     * @param amount without tax
     */
    public record PlaceOrder(
            @JsonProperty("package") @Nullable String packageId,
            @Nullable Money amount) {}

    /** Places an order and opens its payment page; a repeat with the same key answers the same order. */
    @POST
    @ResponseStatus(201)
    public Uni<OrderAnswer> place(
            @PathParam("accountId") AccountId accountId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable PlaceOrder order) {
        PurchaseRequest request = new PurchaseRequest(accountId, IdempotencyKey.check(idempotencyKey), ordered(order));
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

    private CreditPackage ordered(@Nullable PlaceOrder order) {
        String packageId = order == null ? null : order.packageId();
        Money amount = order == null ? null : order.amount();
        if (packageId != null && amount != null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "amount: stands beside a package, which has its own price");
        }
        return amount == null ? packageOf(packageId) : customPackage(amount);
    }

    private CreditPackage packageOf(@Nullable String packageId) {
        if (packageId == null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "package: is missing; GET /packages lists what can be ordered");
        }
        return offering.packageById(packageId)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "package: there is no '" + packageId + "'; GET /packages lists what can be ordered"));
    }

    private CreditPackage customPackage(Money amount) {
        CustomAmount custom = offering.customAmount();
        if (custom == null) {
            throw refused("only packages can be ordered; GET /packages lists them");
        }
        if (!custom.hasCurrencyOf(amount)) {
            throw refused("is in " + amount.currency() + "; credits are sold in " + offering.currency());
        }
        if (custom.isBelow(amount)) {
            throw refused("the self-serve minimum is " + custom.minimum());
        }
        if (custom.isAbove(amount)) {
            throw refused(custom.maximum() + " is the most before enterprise review; ask the operator for more");
        }
        return offering.customPackage(amount);
    }

    private static Refusal refused(String reason) {
        return new Refusal(ErrorCode.INVALID_FIELD, "amount: " + reason);
    }
}
