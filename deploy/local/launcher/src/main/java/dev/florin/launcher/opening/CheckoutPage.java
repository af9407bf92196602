package dev.florin.launcher.opening;

import dev.florin.launcher.LaunchFailure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosted payment page, used as a browser would: the page is opened, its form filled in and sent. */
final class CheckoutPage {

    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
    private static final String TEST_CARD = "number=4242424242424242&expiry=12%2F34&cvc=123&name=Florin+Demo";

    private CheckoutPage() {}

    /** Pays, unless the page has no form any more: then it is paid, and what is waited for is the webhook. */
    static void pay(URI page) {
        HttpResponse<String> shown =
                Http.send(HttpRequest.newBuilder(page).GET().build());
        Matcher form = FORM.matcher(shown.body());
        if (shown.statusCode() >= 300) {
            throw new LaunchFailure("The payment page " + page + " cannot be opened: " + shown.statusCode());
        }
        if (!form.find()) {
            return;
        }
        HttpRequest payment = HttpRequest.newBuilder(page.resolve(form.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(TEST_CARD))
                .build();
        int status = Http.send(payment).statusCode();
        if (status != 303) {
            throw new LaunchFailure("The payment page " + page + " did not take the test card: " + status);
        }
    }
}
