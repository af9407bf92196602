package dev.florin.bench.load;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** How events are spread over accounts. */
public enum Skew {
    /** All alike. */
    UNIFORM {
        @Override
        ToIntFunction<RandomGenerator> over(int accounts) {
            return random -> random.nextInt(accounts);
        }
    },
    /** As Zipf found for words: the second account has half as many as the first, the third a third. */
    ZIPF {
        @Override
        ToIntFunction<RandomGenerator> over(int accounts) {
            double[] upTo = new double[accounts];
            double sum = 0;
            for (int i = 0; i < accounts; i++) {
                sum += 1.0 / (i + 1);
                upTo[i] = sum;
            }
            double total = sum;
            return random -> Math.min(accounts - 1, place(upTo, random.nextDouble(total)));
        }
    },
    /** Every other event on one account, the rest alike. */
    HALF_ON_ONE {
        @Override
        ToIntFunction<RandomGenerator> over(int accounts) {
            return random -> random.nextBoolean() ? 0 : random.nextInt(accounts);
        }
    };

    /** Chooses an account, from 0 to below their number. */
    abstract ToIntFunction<RandomGenerator> over(int accounts);

    private static int place(double[] upTo, double point) {
        int found = Arrays.binarySearch(upTo, point);
        return found >= 0 ? found : -found - 1;
    }
}
