package dev.florin.stack;

/** What the process ends with; the numbers are those of sysexits.h. */
public enum ExitStatus {
    USAGE(64),
    DATA_DAMAGED(65),
    PORT_IN_USE(69),
    BROKEN(70),
    DATA_NOT_WRITABLE(73),
    DATA_IN_USE(75);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
