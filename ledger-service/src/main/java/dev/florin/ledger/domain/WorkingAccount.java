package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account with its lots as they stand while a batch is folded: the {@link WorkingBooks} have one of each. */
final class WorkingAccount {

    private final AccountId accountId;
    private final List<Lot> lots;
    private Account account;
    private boolean isKnown;
    private boolean isChanged;

    private WorkingAccount(Account account, List<Lot> lots, boolean isKnown) {
        this.accountId = account.accountId();
        this.account = account;
        this.lots = lots;
        this.isKnown = isKnown;
    }

    /** @param lots those with credits, in any order */
    static WorkingAccount of(Account account, List<Lot> lots) {
        List<Lot> sorted = new ArrayList<>(lots);
        sorted.sort(Lot.BURN_DOWN);
        return new WorkingAccount(account, sorted, true);
    }

    /** Before the account's first event, which changes it even where it leaves nothing in it. */
    static WorkingAccount blank(AccountId id) {
        return new WorkingAccount(Account.blank(id), new ArrayList<>(), false);
    }

    AccountId accountId() {
        return accountId;
    }

    Account account() {
        return account;
    }

    /** Those with credits left, in burn-down order; not to be kept, since it changes with them. */
    List<Lot> lots() {
        return Collections.unmodifiableList(lots);
    }

    /** Whether the account is another than it was before the batch; its lots apart. */
    boolean isChanged() {
        return isChanged;
    }

    void change(Account changed) {
        if (!isKnown || !changed.equals(account)) {
            account = changed;
            isKnown = true;
            isChanged = true;
        }
    }

    /** Puts the lot where it stands now, and leaves it out when it is spent. */
    void change(Lot changed) {
        forget(changed);
        if (!changed.remainingMicros().isZero()) {
            lots.add(placeOf(changed), changed);
        }
    }

    /** An account burns few lots at a time, and mostly the first. */
    private void forget(Lot changed) {
        for (int place = 0; place < lots.size(); place++) {
            if (lots.get(place).lotId().equals(changed.lotId())) {
                lots.remove(place);
                return;
            }
        }
    }

    private int placeOf(Lot changed) {
        int place = 0;
        while (place < lots.size() && Lot.BURN_DOWN.compare(lots.get(place), changed) < 0) {
            place++;
        }
        return place;
    }
}
