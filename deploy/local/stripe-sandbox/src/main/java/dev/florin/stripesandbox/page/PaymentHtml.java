package dev.florin.stripesandbox.page;

import dev.florin.stripesandbox.session.CheckoutSession;
import dev.florin.stripesandbox.session.LineItem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;

/** The payment page as HTML. Needs no script; everything that came from outside is escaped. */
final class PaymentHtml {

    private static final String STYLE = """
            body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a2333;background:#f2f4f8}
            main{max-width:26rem;margin:3rem auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 2px 18px #1a233318}
            .mode{display:inline-block;padding:.1rem .6rem;border-radius:99px;background:#ffe6b3;font-size:.8rem}
            h1{font-size:1rem;font-weight:500;color:#5a6478;margin:1rem 0 0}.total{font-size:2.2rem;font-weight:650;margin:0 0 1rem}
            table{width:100%;border-collapse:collapse;margin-bottom:1.5rem}td{padding:.4rem 0;border-bottom:1px solid #e6e9f0}
            td+td{text-align:right;white-space:nowrap}tr:last-child td{font-weight:650;border:0}
            label{display:block;font-size:.85rem;margin-bottom:.8rem}
            input{box-sizing:border-box;width:100%;padding:.6rem;margin-top:.2rem;font:inherit;border:1px solid #c6ccda;border-radius:6px}
            .pair{display:flex;gap:.8rem}.error{padding:.6rem .8rem;border-radius:6px;background:#fde8e8;color:#93191f}
            button{width:100%;padding:.75rem;font:inherit;font-weight:600;color:#fff;background:#3a55d9;border:0;border-radius:6px;cursor:pointer}
            a{color:#3a55d9}small{color:#5a6478}
            """;

    private static final String FORM = """
            <form method="post" action="/c/pay/%s" autocomplete="off">
            <label>Card number<input name="number" inputmode="numeric" required placeholder="4242 4242 4242 4242"></label>
            <div class="pair"><label>Expiry<input name="expiry" required placeholder="12 / 34"></label>
            <label>CVC<input name="cvc" inputmode="numeric" required placeholder="123"></label></div>
            <label>Name on card<input name="name"></label>
            <button>Pay %s</button></form>
            <p><small>4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined. Nothing typed here is kept.</small></p>
            """;

    private PaymentHtml() {}

    /** The session with its form while it is open, else with what became of it. */
    static String page(CheckoutSession session, String message) {
        String total = money(session.amountTotal(), session.currency());
        return document("Pay " + total, head(session, total) + error(message) + foot(session, total));
    }

    static String notice(String title, String text) {
        return document(title, "<h1>" + escape(title) + "</h1><p>" + escape(text) + "</p>");
    }

    private static String head(CheckoutSession session, String total) {
        String rows = session.lineItems().stream()
                .map(item -> row(describe(item), money(item.amount(), session.currency())))
                .collect(Collectors.joining());
        return "<h1>Total to pay</h1><p class=\"total\">" + total + "</p><table>" + rows + row("Total", total)
                + "</table>";
    }

    private static String foot(CheckoutSession session, String total) {
        return switch (session.status()) {
            case OPEN -> FORM.formatted(escape(session.id()), total) + cancel(session);
            case COMPLETE -> "<p>This has been paid. Thank you.</p>";
            case EXPIRED -> "<p>This page has expired. Nothing was charged.</p>";
        };
    }

    private static String cancel(CheckoutSession session) {
        String url = session.cancelUrl();
        return url == null || !url.matches("https?://.*") ? "" : "<p><a href=\"" + escape(url) + "\">Cancel</a></p>";
    }

    private static String error(String message) {
        return message.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + escape(message) + "</p>";
    }

    private static String describe(LineItem item) {
        return item.quantity() == 1 ? item.name() : item.quantity() + " × " + item.name();
    }

    private static String row(String label, String amount) {
        return "<tr><td>" + escape(label) + "</td><td>" + amount + "</td></tr>";
    }

    private static String money(long minor, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
        BigDecimal major = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
        return escape(major.toPlainString() + " " + currency.getCurrencyCode());
    }

    private static String document(String title, String content) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><main><span class=\"mode\">Sandbox</span>" + content
                + "</main></body></html>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
