package dev.florin.stack;

import java.io.IOException;
import java.util.List;

/**
 * Runs the stack until standard input ends or the process is asked to terminate.
 *
 * <p>Whoever starts it holds the other end of its standard input: when that process dies, however it dies, the pipe
 * closes and the stack ends too, so nothing is left behind.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try {
            Stack stack = Stack.of(StackOptions.parse(List.of(arguments), System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
            ReadyStack ready = stack.start();
            System.out.println(ready.toJson());
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(e.status().code());
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(ExitStatus.BROKEN.code());
        }
        awaitEndOfInput();
        System.exit(0);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // What is said on standard input does not matter, only that somebody holds it.
        }
    }
}
