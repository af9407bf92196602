package dev.florin.simulation;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lives one life after another, for as long as it is told or until one of them violates what must hold. */
@Command(
        name = "simulate",
        description = "Lives the lease protocol under seeded faults, seed after seed.",
        mixinStandardHelpOptions = true)
public final class Simulate implements Callable<Integer> {

    private static final long TOLD_EVERY_SECONDS = 10;

    @Option(names = "--minutes", defaultValue = "1", description = "For how long (default: ${DEFAULT-VALUE}).")
    private long minutes;

    @Option(names = "--seed", defaultValue = "0", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--lives", defaultValue = "0", description = "Ends after so many seeds; 0 for no such end.")
    private long lives;

    @Option(names = "--steps", defaultValue = "20000", description = "Of each life, before it comes to rest.")
    private long steps;

    @Option(names = "--calm", description = "Without faults: then nobody may be refused what lies idle elsewhere.")
    private boolean calm;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Simulate()).execute(arguments));
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        long end = start + TimeUnit.MINUTES.toNanos(minutes);
        long toldAt = start;
        long next = seed;
        Simulation.Report sum = Simulation.Report.NONE;
        while (System.nanoTime() - end < 0 && (lives == 0 || next - seed < lives)) {
            try {
                sum = sum.plus(calm ? Simulation.calm(next, steps) : Simulation.stormy(next, steps));
            } catch (Violation violation) {
                System.err.println("VIOLATION: " + violation.getMessage());
                System.err.println("Lives again with: ./florin simulate --seed " + next + " --lives 1 --steps " + steps
                        + (calm ? " --calm" : ""));
                return 1;
            }
            next++;
            if (System.nanoTime() - toldAt > TimeUnit.SECONDS.toNanos(TOLD_EVERY_SECONDS)) {
                toldAt = System.nanoTime();
                tell(sum, next - seed);
            }
        }
        tell(sum, next - seed);
        System.out.println("No violation.");
        return 0;
    }

    private static void tell(Simulation.Report sum, long lived) {
        System.out.printf(
                "%,d lives, %,d steps: %,d requests answered, %,d refused, %,d without an answer, %,d extensions,"
                        + " %,d stopped%n",
                lived, sum.steps(), sum.answered(), sum.refused(), sum.unknown(), sum.extensions(), sum.stopped());
    }
}
