package dev.florin.ledger.books;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Position;
import dev.florin.ledger.alert.PostgresAlertStore;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.domain.Lot;
import dev.florin.ledger.journal.PostgresJournalStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * The books of a partition in the database. Whoever changes them locks the partition first, then the accounts in the
 * order of their ids; granting a lease locks accounts only.
 */
@ApplicationScoped
public class PostgresBooksStore {

    private final PostgresJournalStore journal;
    private final PostgresAccountStore accounts;
    private final PostgresLotStore lots;
    private final PostgresLeaseStore leases;
    private final PostgresAlertStore alerts;

    public PostgresBooksStore(
            PostgresJournalStore journal,
            PostgresAccountStore accounts,
            PostgresLotStore lots,
            PostgresLeaseStore leases,
            PostgresAlertStore alerts) {
        this.journal = journal;
        this.accounts = accounts;
        this.lots = lots;
        this.leases = leases;
        this.alerts = alerts;
    }

    /** Nobody else changes the partition's books until the transaction ends. */
    public Uni<Void> lock(SqlConnection transaction, int partition) {
        return journal.lock(transaction, partition);
    }

    /** What the events may touch. The accounts are locked, so that no lease is granted meanwhile. */
    public Uni<Books> load(SqlConnection transaction, int partition, List<Event> events) {
        Touched touched = Touched.by(events);
        return Uni.combine()
                .all()
                .unis(
                        journal.end(transaction, partition),
                        accounts.lock(transaction, touched.accounts()),
                        lots.withCredits(transaction, touched.accounts()),
                        leases.of(transaction, touched.leases()))
                .usingConcurrencyOf(1)
                .with(PostgresBooksStore::books);
    }

    /** What an epoch still holds of the partition's accounts, which are locked. Needs the partition's lock. */
    public Uni<Books> loadLeased(SqlConnection transaction, int partition, EpochId epoch) {
        return leases.outstanding(transaction, epoch, partition)
                .chain(held -> Uni.combine()
                        .all()
                        .unis(
                                journal.end(transaction, partition),
                                accounts.lock(transaction, Touched.accountsOf(held.keySet())))
                        .usingConcurrencyOf(1)
                        .with((end, locked) -> new Books(end, locked, Map.of(), held)));
    }

    /** Writes what a fold changed. */
    public Uni<Void> write(SqlConnection transaction, Folded folded) {
        return accounts.save(transaction, folded.end(), folded.accounts())
                .chain(() -> lots.save(transaction, folded.lots()))
                .chain(() -> leases.save(transaction, folded.leases()))
                .chain(() -> journal.append(transaction, folded.transfers()))
                .chain(() -> alerts.save(transaction, folded.end().partition(), folded.alerts()))
                .chain(() -> journal.advance(transaction, folded));
    }

    private static Books books(
            Position end,
            Map<AccountId, Account> accounts,
            Map<AccountId, List<Lot>> lots,
            Map<LeaseKey, Lease> leases) {
        return new Books(end, accounts, lots, leases);
    }
}
