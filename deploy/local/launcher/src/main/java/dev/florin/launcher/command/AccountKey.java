package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.DemoAccount;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.opening.Http;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API key with which a command speaks for an account. */
final class AccountKey {

    private AccountKey() {}

    /** That of the account that {@code up} opened; a new one for any other. */
    static String of(Home home, String gateway, @Nullable String account) {
        DemoAccount demo = DemoAccount.in(home)
                .orElseThrow(() -> new LaunchFailure("There is no account yet: ./florin up opens one."));
        if (account == null || account.equals(demo.accountId())) {
            return demo.apiKey();
        }
        return new Http(gateway, Secrets.of(home).operatorToken())
                .post("/admin/accounts/" + account + "/keys", Map.of(), Map.of())
                .path("apiKey")
                .asText();
    }
}
