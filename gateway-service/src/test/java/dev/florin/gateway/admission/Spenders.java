package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.lease.AccountBudgets;
import java.util.List;
import java.util.UUID;

/** Who spends in tests. */
final class Spenders {

    private Spenders() {}

    /** Somebody who spends of the account, of a project and with a key of nobody in particular. */
    static Spender of(AccountId account) {
        UUID id = account.value();
        return new Spender(account, new OrganisationId(id), new ProjectId(id), null, new KeyId(id));
    }

    static AccountBudgets noBudgets(AccountId account) {
        return new AccountBudgets(account, 0, List.of());
    }
}
