package dev.florin.launcher.home;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account that {@code up} opens, as far as it has come.
 *
 * @param offering which all data of this home belong to
 * @param invoiceId of the first purchase, once that is paid and invoiced
 */
public record DemoAccount(
        String offering,
        String accountId,
        String apiKey,
        @Nullable String invoiceId) {

    public static Optional<DemoAccount> in(Home home) {
        return PrivateJson.read(home.demoAccount(), DemoAccount.class);
    }

    @CanIgnoreReturnValue
    public DemoAccount keptIn(Home home) {
        PrivateJson.write(home.demoAccount(), this);
        return this;
    }

    public DemoAccount invoiced(String invoice) {
        return new DemoAccount(offering, accountId, apiKey, invoice);
    }
}
