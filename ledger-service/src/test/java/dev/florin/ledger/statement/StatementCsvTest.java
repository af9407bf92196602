package dev.florin.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementCsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain; plain",
                "=1+1; '=1+1",
                "+1; '+1",
                "-1; '-1",
                "@SUM(A1); '@SUM(A1)",
                "a,b; \"a,b\"",
                "a\"b; \"a\"\"b\"",
            },
            delimiter = ';')
    void textIsNeverAFormulaAndNeverBreaksItsCell(String value, String cell) {
        assertThat(StatementCsv.text(value)).isEqualTo(cell);
    }
}
