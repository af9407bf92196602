package dev.florin.launcher.replay;

import dev.florin.launcher.replay.Outcome.Answered;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the journal explains the balance and every answer: nothing lost, nothing twice, to the micro-credit.
 *
 * @param differences empty when it does
 */
record Explanation(List<String> differences) {

    private static final int MOST_SHOWN = 20;

    /**
     * @param movements all of the account up to the balance's position
     * @param balanceMicros as the ledger tells it
     */
    static Explanation of(Collection<Movement> movements, long balanceMicros, List<Answered> answered) {
        List<String> differences = new ArrayList<>();
        long sum = movements.stream().mapToLong(Movement::effectMicros).reduce(0, Math::addExact);
        if (sum != balanceMicros) {
            differences.add("0 + all movements = " + sum + " micro-credits, but the balance is " + balanceMicros);
        }
        Map<String, Long> charges = charges(movements);
        for (Answered answer : answered) {
            Long charged = charges.get(answer.requestId().toString());
            if (charged == null && !answer.charged().isZero()) {
                differences.add(answer.requestId() + " was answered for " + answer.charged() + " and never charged");
            } else if (charged != null && charged != answer.charged().micros()) {
                differences.add(answer.requestId() + " was answered for " + answer.charged() + " and charged "
                        + new Credits(charged));
            }
        }
        return new Explanation(List.copyOf(differences));
    }

    boolean explains() {
        return differences.isEmpty();
    }

    /** The closing line, and what differs where something does. */
    String text() {
        StringBuilder text = new StringBuilder();
        differences.stream().limit(MOST_SHOWN).forEach(line -> text.append(line).append('\n'));
        if (differences.size() > MOST_SHOWN) {
            text.append("and ").append(differences.size() - MOST_SHOWN).append(" more\n");
        }
        return text.append("journal explains balance: ")
                .append(explains() ? "yes" : "no")
                .toString();
    }

    private static Map<String, Long> charges(Collection<Movement> movements) {
        Map<String, Long> charges = new HashMap<>();
        movements.stream()
                .filter(movement -> movement.chargeMicros() != 0)
                .forEach(movement -> charges.merge(movement.reference(), movement.chargeMicros(), Math::addExact));
        return charges;
    }
}
