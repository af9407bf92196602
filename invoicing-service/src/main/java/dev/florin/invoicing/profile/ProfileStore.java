package dev.florin.invoicing.profile;

import dev.florin.id.AccountId;
import dev.florin.invoicing.domain.BillingProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The newest billing profile of each account. What it was when an order was placed stands in the order's quote. */
@ApplicationScoped
public class ProfileStore {
    private final Mutiny.SessionFactory sessions;
    private final Clock clock = Clock.systemUTC();

    public ProfileStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Uni<Optional<BillingProfile>> find(AccountId account) {
        return sessions.withStatelessSession(session -> session.get(StoredProfile.class, account.value()))
                .map(row -> Optional.ofNullable(row).map(StoredProfile::toProfile));
    }

    /** Creates the profile or puts it in the former one's place. */
    Uni<Void> put(AccountId account, BillingProfile profile) {
        StoredProfile row = StoredProfile.from(account, profile, clock.instant());
        return sessions.withStatelessTransaction(session -> session.upsert(row));
    }
}
