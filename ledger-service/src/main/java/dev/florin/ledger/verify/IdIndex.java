package dev.florin.ledger.verify;

import java.util.Arrays;
import java.util.UUID;

/** Numbers UUIDs in the order in which they come, from 0: a map without an object for any of its entries. */
final class IdIndex {

    private static final int ABSENT = -1;

    private long[] highs = new long[1 << 10];
    private long[] lows = new long[1 << 10];
    private int[] slots = emptySlots(1 << 12);
    private int size;

    int size() {
        return size;
    }

    UUID get(int number) {
        return new UUID(highs[number], lows[number]);
    }

    /** The UUID's number; below zero when it has none. */
    int find(long high, long low) {
        return slots[slotOf(high, low)];
    }

    /** The UUID's number, a new one when it had none. */
    int add(long high, long low) {
        int slot = slotOf(high, low);
        if (slots[slot] != ABSENT) {
            return slots[slot];
        }
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
        }
        highs[size] = high;
        lows[size] = low;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int slotOf(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
        int mask = slots.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != ABSENT && (lows[slots[slot]] != low || highs[slots[slot]] != high)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = emptySlots(slots.length * 2);
        for (int number = 0; number < size; number++) {
            slots[slotOf(highs[number], lows[number])] = number;
        }
    }

    private static int[] emptySlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
