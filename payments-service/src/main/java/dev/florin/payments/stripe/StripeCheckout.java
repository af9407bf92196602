package dev.florin.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.PaymentPage;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stripe's Checkout Sessions. Calls go out on virtual threads; answers come back on the caller's event loop. */
@ApplicationScoped
public class StripeCheckout {

    /** A session's metadata in which it names its order. */
    public static final String ORDER_ID = "order_id";

    private static final Logger LOG = Logger.getLogger(StripeCheckout.class);

    private final StripeClient stripe;
    private final CheckoutParameters parameters;
    private final ExecutorService virtualThreads;

    public StripeCheckout(StripeClient stripe, StripeConfig config, @VirtualThreads ExecutorService virtualThreads) {
        this.stripe = stripe;
        this.parameters = new CheckoutParameters(config.successUrl(), config.cancelUrl());
        this.virtualThreads = virtualThreads;
    }

    /**
     * Opens the order's payment page; opened again it is the same page, by the order's id as idempotency key. Fails with a
     * {@link Refusal} when Stripe cannot or does not want to.
     */
    public Uni<PaymentPage> open(Order.Quoted order) {
        return call(() -> create(order))
                .map(session -> new PaymentPage(session.getId(), session.getUrl()))
                .onFailure(StripeException.class)
                .transform(StripeCheckout::refusalOf);
    }

    /** The session as it is now; fails with {@link StripeException}. */
    public Uni<Session> fetch(String sessionId) {
        return call(() -> stripe.v1().checkout().sessions().retrieve(sessionId));
    }

    private Session create(Order.Quoted order) throws StripeException {
        RequestOptions once = RequestOptions.builder()
                .setIdempotencyKey(order.terms().orderId().toString())
                .build();
        return stripe.v1().checkout().sessions().create(parameters.of(order), once);
    }

    private <T> Uni<T> call(StripeCall<T> call) {
        return Uni.createFrom()
                .item(call::unchecked)
                .runSubscriptionOn(virtualThreads)
                .emitOn(callersContext())
                .onFailure(StripeCallException.class)
                .transform(Throwable::getCause);
    }

    /** Back to the event loop of the caller: its database session lives there. */
    private static Executor callersContext() {
        @Nullable Context context = Vertx.currentContext();
        if (context == null || !VertxContext.isDuplicatedContext(context)) {
            throw new IllegalStateException("Stripe is called from the context of a request or a job only");
        }
        return work -> context.runOnContext(_ -> work.run());
    }

    private static Refusal refusalOf(Throwable failure) {
        LOG.warn("Stripe opened no payment page", failure);
        return new Refusal(
                ErrorCode.UPSTREAM_FAILED,
                "The payment page cannot be opened at the moment. Repeat the request with the same Idempotency-Key.");
    }
}
