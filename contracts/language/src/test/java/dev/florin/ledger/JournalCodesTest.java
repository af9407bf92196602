package dev.florin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers by which the journal knows accounts, kinds and units are frozen: they are hashed into its blocks. */
class JournalCodesTest {

    @Test
    void the_numbers_of_the_chart_of_accounts_are_frozen() {
        assertThat(Stream.of(LedgerAccount.values())
                        .map(account -> account.code() + " " + account + " " + account.type())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        110 PROCESSOR_CLEARING ASSET
                        120 RECEIVABLE ASSET
                        210 CUSTOMER_CREDITS LIABILITY
                        220 TAX LIABILITY
                        230 PROVIDER_PAYABLE LIABILITY
                        410 REVENUE REVENUE
                        420 BREAKAGE REVENUE
                        510 PROVIDER_COST EXPENSE
                        520 OPERATOR_LOSS EXPENSE
                        530 PROMOTION EXPENSE
                        540 ADJUSTMENT EXPENSE""");
    }

    @Test
    void the_numbers_of_the_kinds_of_transfers_are_frozen() {
        assertThat(Stream.of(TransferKind.values())
                        .map(kind -> kind.code() + " " + kind)
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        1 PURCHASE
                        2 PURCHASE_TAX
                        3 USAGE
                        4 OPERATOR_LOSS
                        5 GRANT
                        6 EXPIRY
                        7 PLAN_RESET
                        8 REFUND
                        9 REFUND_TAX
                        10 REFUND_RECEIVABLE
                        11 DISPUTE
                        12 DISPUTE_RECEIVABLE
                        13 DISPUTE_WON
                        14 DISPUTE_WON_RECEIVABLE
                        15 DISPUTE_LOST
                        16 ADJUSTMENT
                        17 OVERAGE
                        18 DEBT_SETTLED
                        19 PROVIDER_COST""");
    }

    @Test
    void an_account_and_a_kind_are_found_by_their_number() {
        assertThat(LedgerAccount.values())
                .allSatisfy(account ->
                        assertThat(LedgerAccount.fromCode(account.code())).isEqualTo(account));
        assertThat(TransferKind.values())
                .allSatisfy(
                        kind -> assertThat(TransferKind.fromCode(kind.code())).isEqualTo(kind));
        assertThatIllegalArgumentException().isThrownBy(() -> LedgerAccount.fromCode(1));
        assertThatIllegalArgumentException().isThrownBy(() -> TransferKind.fromCode(0));
    }

    @Test
    void a_unit_is_known_by_the_number_of_its_currency() {
        Currency euro = Currency.getInstance("EUR");

        assertThat(Unit.CREDIT_MICROS.code()).isZero();
        assertThat(Unit.minorOf(euro).code()).isEqualTo((short) 978);
        assertThat(Unit.microsOf(euro).code()).isEqualTo((short) 1978);
        assertThat(Unit.microsOf(euro)).hasToString("EUR_micros");
        assertThat(Unit.fromCode(0)).isEqualTo(Unit.CREDIT_MICROS);
        assertThat(Unit.fromCode(978)).isEqualTo(Unit.minorOf(euro));
        assertThat(Unit.fromCode(1978)).isEqualTo(Unit.microsOf(euro));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EUR", "EUR_major", "eur_minor", "EURO_minor", "ZZZ_minor", "XAU_micros", "minor"})
    void what_is_no_unit_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit(name)).withMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 999, 1000, 2978})
    void a_number_of_no_unit_is_refused(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.fromCode(code))
                .withMessageContaining(String.valueOf(code));
    }
}
