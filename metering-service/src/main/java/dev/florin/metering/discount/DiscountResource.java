package dev.florin.metering.discount;

import dev.florin.id.AccountId;
import dev.florin.metering.catalogue.ConfiguredOffering;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;

/** What an account pays less now. */
@Path("/accounts/{accountId}/discount")
public class DiscountResource {

    private final MonthSpendStore spends;
    private final AgreementStore agreements;
    private final ConfiguredOffering configured;
    private final Clock clock = Clock.systemUTC();

    public DiscountResource(MonthSpendStore spends, AgreementStore agreements, ConfiguredOffering configured) {
        this.spends = spends;
        this.agreements = agreements;
        this.configured = configured;
    }

    @GET
    public Uni<AccountDiscount> read(AccountId accountId) {
        Instant now = clock.instant();
        return Uni.combine()
                .all()
                .unis(spends.spentIn(accountId, MonthSpend.monthOf(now)), agreements.of(accountId))
                .with((spent, agreed) -> AccountDiscount.of(spent, agreed, configured.offering(), now));
    }
}
