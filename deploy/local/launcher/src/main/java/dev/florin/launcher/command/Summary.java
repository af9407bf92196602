package dev.florin.launcher.command;

import dev.florin.launcher.home.DemoAccount;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Offerings;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.programs.Programs;

/** What somebody needs who has just started Florin. */
final class Summary {

    private static final String TEXT = """

            Florin is ready.

              Gateway         %1$s/v1       price list: %1$s/v1/models
              Stripe sandbox  http://localhost:%2$d
              Kafka           localhost:%3$d
              PostgreSQL      localhost:%4$d (user florin; ./florin status --json has the password)
              Account         %5$s
              API key         %6$s

            Copy and run:

              curl -N %1$s/v1/chat/completions -H 'Authorization: Bearer %6$s' -H 'Content-Type: application/json' -d '{"model":"%8$s","stream":true,"messages":[{"role":"user","content":"What is a florin?"}]}'

              curl -s -w '\\n' %1$s/v1/account/balance '%1$s/v1/account/transfers?limit=5' -H 'Authorization: Bearer %6$s'

              %7$s
            """;
    private static final String INVOICE =
            "curl -s %s/v1/account/invoices/%s/pdf -H 'Authorization: Bearer %s' -o invoice.pdf";
    private static final String PLAN = "curl -s -w '\\n' %s/v1/account/plan -H 'Authorization: Bearer %s'";

    private Summary() {}

    static void print(Home home, Run run) {
        PortPlan ports = new PortPlan(run.portBase());
        DemoAccount.in(home)
                .ifPresent(account -> System.out.println(TEXT.formatted(
                        gatewayUrl(ports),
                        ports.stripeSandbox(),
                        ports.kafka(),
                        ports.postgres(),
                        account.accountId(),
                        account.apiKey(),
                        more(gatewayUrl(ports), account),
                        new Offerings(home).firstModel(run.offering()))));
    }

    /** An account that is on a plan may never have bought anything. */
    private static String more(String gateway, DemoAccount account) {
        return account.invoiceId() == null
                ? PLAN.formatted(gateway, account.apiKey())
                : INVOICE.formatted(gateway, account.invoiceId(), account.apiKey());
    }

    static String gatewayUrl(PortPlan ports) {
        return Programs.url(ports.gateway());
    }
}
