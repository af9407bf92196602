package dev.florin.stripesandbox.page;

import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.FormParameters;
import dev.florin.stripesandbox.http.Request;
import dev.florin.stripesandbox.session.Checkout;
import dev.florin.stripesandbox.session.CheckoutSession;
import dev.florin.stripesandbox.session.CheckoutSession.Status;
import dev.florin.stripesandbox.session.IllegalTransitionException;
import dev.florin.stripesandbox.session.Sessions;
import java.util.Optional;

/** {@code /c/pay/{id}}: shows a session and takes a test card. */
public final class PaymentPage {

    private final Sessions sessions;
    private final Checkout checkout;

    public PaymentPage(Sessions sessions, Checkout checkout) {
        this.sessions = sessions;
        this.checkout = checkout;
    }

    public Answer show(Request request) {
        return sessions.session(request.path("id"))
                .map(session -> shown(200, session, ""))
                .orElseGet(PaymentPage::unknown);
    }

    /** Charges the card and sends the browser to the merchant, or shows why the bank refused. */
    public Answer pay(Request request) {
        return sessions.session(request.path("id"))
                .map(session -> paid(session, cardNumber(request)))
                .orElseGet(PaymentPage::unknown);
    }

    private Answer paid(CheckoutSession session, String cardNumber) {
        if (session.status() != Status.OPEN) {
            return shown(409, session, "");
        }
        Optional<String> refusal = CardCheck.refusal(cardNumber);
        if (refusal.isPresent()) {
            return shown(402, session, refusal.get());
        }
        try {
            checkout.pay(session.id());
        } catch (IllegalTransitionException e) {
            // Somebody else, in another window, was faster.
            return show(session.id());
        }
        return Answer.seeOther(session.successUrl().replace("{CHECKOUT_SESSION_ID}", session.id()));
    }

    private Answer show(String id) {
        return sessions.session(id).map(session -> shown(409, session, "")).orElseGet(PaymentPage::unknown);
    }

    private static String cardNumber(Request request) {
        try {
            return FormParameters.parse(request.body()).get("number").orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Answer shown(int status, CheckoutSession session, String message) {
        return Answer.html(status, PaymentHtml.page(session, message));
    }

    private static Answer unknown() {
        return Answer.html(404, PaymentHtml.notice("This payment page does not exist", "Check the link."));
    }
}
