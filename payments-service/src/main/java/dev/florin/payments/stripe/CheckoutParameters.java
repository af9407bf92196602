package dev.florin.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import dev.florin.money.Money;
import dev.florin.payments.domain.FixedTax;
import dev.florin.payments.domain.Order;
import java.util.Locale;

/**
 * How a priced order looks to Stripe: the credits and the tax as lines of their own, so that the page shows the total
 * that we quoted. The same order always gives the same parameters, as the idempotency key demands.
 */
record CheckoutParameters(String successUrl, String cancelUrl) {

    private static final String ACCOUNT_ID = "account_id";

    SessionCreateParams of(Order.Quoted order) {
        String orderId = order.terms().orderId().toString();
        SessionCreateParams.Builder session = SessionCreateParams.builder()
                .setMode(Mode.PAYMENT)
                .setSuccessUrl(successUrl)
                .setCancelUrl(cancelUrl)
                .setClientReferenceId(orderId)
                .putMetadata(StripeCheckout.ORDER_ID, orderId)
                .putMetadata(ACCOUNT_ID, order.terms().accountId().toString())
                .addLineItem(line(order.terms().title(), order.terms().net()));
        if (order.tax().amount().minor() > 0) {
            var unused =
                    session.addLineItem(line(titleOf(order.tax()), order.tax().amount()));
        }
        return session.build();
    }

    private static String titleOf(FixedTax tax) {
        return "Tax " + tax.ratePercent().stripTrailingZeros().toPlainString() + " %";
    }

    private static LineItem line(String title, Money amount) {
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(PriceData.builder()
                        .setCurrency(amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                        .setUnitAmount(amount.minor())
                        .setProductData(ProductData.builder().setName(title).build())
                        .build())
                .build();
    }
}
