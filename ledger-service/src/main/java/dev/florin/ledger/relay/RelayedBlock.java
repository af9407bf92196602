package dev.florin.ledger.relay;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventSource;
import dev.florin.ledger.Position;
import dev.florin.ledger.balance.BalanceEvents;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.OperatorAccount;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.SealedBlock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a block has to tell, as it stood when it was committed or as it stands now: balances are told as they are, and
 * several changes of one may become a single event, as on any compacted topic.
 *
 * @param accounts those that the block changed
 */
record RelayedBlock(SealedBlock sealed, List<Transfer> transfers, List<Account> accounts, List<Alert> alerts) {

    static RelayedBlock of(SealedBlock sealed, Folded folded) {
        return new RelayedBlock(sealed, folded.transfers(), folded.accounts(), folded.alerts());
    }

    long number() {
        return sealed.number();
    }

    /**
     * Tells all, on the partition of the same number. Balances come first, since whoever reads them waits for them; the block
     * itself comes last: who has read it has had all its transfers before. That the operator's account has no credits is not
     * told.
     */
    void tell(Consumer<ProducerRecord<String, byte[]>> to) {
        Instant bookedAt = sealed.block().bookedAt();
        Position end = new Position(sealed.partition(), sealed.block().lastSequence());
        for (Account account : accounts) {
            if (!OperatorAccount.is(account.accountId())) {
                to.accept(recordOf(BalanceEvents.of(account, end, bookedAt)));
            }
        }
        for (Transfer transfer : transfers) {
            to.accept(recordOf(transfer.toEvent(bookedAt)));
        }
        for (Alert alert : alerts) {
            to.accept(recordOf(alert.toEvent()));
        }
        to.accept(recordOf(sealed.toEvent()));
    }

    private ProducerRecord<String, byte[]> recordOf(Event event) {
        return EventRecords.of(event, EventSource.LEDGER, sealed.partition());
    }
}
