package dev.florin.ledger.trialbalance;

import dev.florin.ledger.AccountType;
import dev.florin.ledger.AccountType.Side;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Position;
import dev.florin.ledger.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal's sums.
 *
 * @param positions of every partition: all up to there is in
 * @param archivedMonths what was taken out of the journal, and so is not in
 * @param units each with debits as high as its credits
 */
public record TrialBalance(List<Position> positions, List<String> archivedMonths, List<UnitBalance> units) {

    /** All that was moved in one unit. */
    public record UnitBalance(Unit unit, BigInteger debits, BigInteger credits, List<AccountBalance> accounts) {}

    /**
     * @param balance above zero on the side on which accounts of the type grow
     */
    public record AccountBalance(
            LedgerAccount account, AccountType type, BigInteger debits, BigInteger credits, BigInteger balance) {

        static AccountBalance of(LedgerAccount account, BigInteger debits, BigInteger credits) {
            BigInteger balance =
                    account.type().normalSide() == Side.DEBIT ? debits.subtract(credits) : credits.subtract(debits);
            return new AccountBalance(account, account.type(), debits, credits, balance);
        }
    }

    /** All transfers of one unit from one account to another. */
    record Sum(Unit unit, LedgerAccount debit, LedgerAccount credit, BigInteger amount) {}

    static TrialBalance of(List<Position> positions, List<String> archivedMonths, List<Sum> sums) {
        Map<Unit, List<Sum>> byUnit = new LinkedHashMap<>();
        sums.forEach(sum ->
                byUnit.computeIfAbsent(sum.unit(), unused -> new ArrayList<>()).add(sum));
        List<UnitBalance> units = new ArrayList<>();
        byUnit.forEach((unit, ofUnit) -> units.add(unitBalance(unit, ofUnit)));
        return new TrialBalance(positions, archivedMonths, units);
    }

    private static UnitBalance unitBalance(Unit unit, List<Sum> sums) {
        Map<LedgerAccount, BigInteger> debits = new EnumMap<>(LedgerAccount.class);
        Map<LedgerAccount, BigInteger> credits = new EnumMap<>(LedgerAccount.class);
        for (Sum sum : sums) {
            debits.merge(sum.debit(), sum.amount(), BigInteger::add);
            credits.merge(sum.credit(), sum.amount(), BigInteger::add);
        }
        List<AccountBalance> accounts = new ArrayList<>();
        for (LedgerAccount account : LedgerAccount.values()) {
            if (debits.containsKey(account) || credits.containsKey(account)) {
                accounts.add(AccountBalance.of(
                        account,
                        debits.getOrDefault(account, BigInteger.ZERO),
                        credits.getOrDefault(account, BigInteger.ZERO)));
            }
        }
        return new UnitBalance(unit, total(debits), total(credits), accounts);
    }

    private static BigInteger total(Map<LedgerAccount, BigInteger> sums) {
        return sums.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
