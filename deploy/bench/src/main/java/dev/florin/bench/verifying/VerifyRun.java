package dev.florin.bench.verifying;

import dev.florin.bench.BenchFailure;
import dev.florin.bench.running.LedgerProgram;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program behind {@code florin verify}, over all that the bench has put into the books. */
public record VerifyRun(LedgerProgram ledger) {

    private static final String PROGRAM = "dev.florin.ledger.verify.VerifyMain";
    private static final Pattern RATE = Pattern.compile("([\\d,.]+) transfers a second");

    /** Transfers a second that it says it has read and checked; throws {@link BenchFailure} when the books do not fit. */
    public double perSecond() {
        return rateIn(ledger.run(PROGRAM));
    }

    static double rateIn(String printed) {
        Matcher rate = RATE.matcher(printed);
        if (!rate.find()) {
            throw new BenchFailure("The verification does not say how fast it was:\n" + printed);
        }
        return Double.parseDouble(rate.group(1).replace(",", ""));
    }
}
