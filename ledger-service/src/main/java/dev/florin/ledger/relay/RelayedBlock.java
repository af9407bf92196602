package dev.florin.ledger.relay;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.ledger.Position;
import dev.florin.ledger.balance.BalanceEvents;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.OperatorAccount;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.SealedBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a block has to tell, as it stood when it was committed or as it stands now: balances are told as they are, and
 * several changes of one may become a single event, as on any compacted topic.
 *
 * @param accounts those that the block changed
 */
record RelayedBlock(SealedBlock sealed, List<Transfer> transfers, List<Account> accounts, List<Alert> alerts) {

    private static final String EVENT_SOURCE = "/florin/ledger";

    static RelayedBlock of(SealedBlock sealed, Folded folded) {
        return new RelayedBlock(sealed, folded.transfers(), folded.accounts(), folded.alerts());
    }

    long number() {
        return sealed.number();
    }

    /**
     * All on the partition of the same number. The block itself comes last: who has read it has had all its transfers
     * before. That the operator's account has no credits is not told.
     */
    List<ProducerRecord<String, byte[]>> records() {
        Instant bookedAt = sealed.block().bookedAt();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(transfers.size() + accounts.size() + 2);
        for (Transfer transfer : transfers) {
            records.add(recordOf(transfer.toEvent(bookedAt)));
        }
        Position end = new Position(sealed.partition(), sealed.block().lastSequence());
        for (Account account : accounts) {
            if (!OperatorAccount.is(account.accountId())) {
                records.add(recordOf(BalanceEvents.of(account, end, bookedAt)));
            }
        }
        for (Alert alert : alerts) {
            records.add(recordOf(alert.toEvent()));
        }
        records.add(recordOf(sealed.toEvent()));
        return records;
    }

    private ProducerRecord<String, byte[]> recordOf(Event event) {
        return EventRecords.of(event, EVENT_SOURCE, sealed.partition());
    }
}
