package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The accounts of a partition as its journal gives them: each transfer must follow the account's one before it, in its
 * place as in its balance.
 */
final class AccountChains {

    /** Of an account's transfers, every so many-th is a milestone. */
    private static final long MILESTONE_EVERY = 256;

    private final IdIndex accounts = new IdIndex();
    private final List<Milestone> milestones = new ArrayList<>();
    private final Differences differences;
    private long[] last = new long[1 << 10];
    private long[] balance = new long[1 << 10];
    private long[] owed = new long[1 << 10];
    private long[] count = new long[1 << 10];

    AccountChains(Differences differences) {
        this.differences = differences;
    }

    record Milestone(AccountId accountId, long sequence) {

        static Milestone of(UUID account, long sequence) {
            return new Milestone(new AccountId(account), sequence);
        }

        String key() {
            return "(" + accountId + ", sequence " + sequence + ")";
        }
    }

    /** An account as its transfers leave it. */
    record State(long balanceMicros, long owedMicros, long lastSequence, long transferCount) {
        static final State BLANK = new State(0, 0, 0, 0);
    }

    void add(CopiedTransfer transfer) {
        int account = accounts.add(transfer.accountHigh, transfer.accountLow);
        if (account == last.length) {
            grow();
        }
        if (transfer.previous != last[account]) {
            differences.add(
                    "transfer",
                    transfer.key(),
                    "previous is " + transfer.previous + ", but the transfer of " + transfer.accountId()
                            + " before it is " + last[account]);
        }
        long after = balance[account] + transfer.balanceChange();
        if (transfer.balanceAfter != after) {
            differences.add(
                    "transfer",
                    transfer.key(),
                    "balance_after_micros is " + transfer.balanceAfter + ", but the transfers of "
                            + transfer.accountId() + " up to it give " + after);
        }
        // The next one is measured against what stands here, so that one change is one difference.
        balance[account] = transfer.balanceAfter;
        owed[account] += transfer.owedChange();
        last[account] = transfer.sequence;
        count[account]++;
        if (count[account] % MILESTONE_EVERY == 0) {
            milestones.add(new Milestone(transfer.accountId(), transfer.sequence));
        }
    }

    int size() {
        return accounts.size();
    }

    AccountId accountId(int number) {
        return new AccountId(accounts.get(number));
    }

    /** The account's number here; below zero when it has no transfers. */
    int find(long high, long low) {
        return accounts.find(high, low);
    }

    State state(int number) {
        return number < 0 ? State.BLANK : new State(balance[number], owed[number], last[number], count[number]);
    }

    List<Milestone> milestones() {
        return milestones;
    }

    private void grow() {
        int length = last.length * 2;
        last = Arrays.copyOf(last, length);
        balance = Arrays.copyOf(balance, length);
        owed = Arrays.copyOf(owed, length);
        count = Arrays.copyOf(count, length);
    }
}
