package dev.florin.launcher.home;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run that is under way, as its supervisor last wrote it down.
 *
 * @param failure why it could not start, where it could not
 */
public record Run(
        ProcessIdentity supervisor,
        int portBase,
        String offering,
        Phase phase,
        @Nullable String failure,
        List<ProgramState> programs) {

    public enum Phase {
        STARTING,
        READY,
        FAILED,
        STOPPING
    }

    public enum Health {
        STARTING,
        UP,
        DOWN
    }

    /** @param process absent while the program does not run */
    public record ProgramState(
            String name, Health health, @Nullable ProcessIdentity process) {}

    /** What is written down, be the supervisor alive or not. */
    public static Optional<Run> in(Home home) {
        return PrivateJson.read(home.run(), Run.class);
    }

    /** The run whose supervisor is alive. */
    public static Optional<Run> alive(Home home) {
        return in(home).filter(run -> run.supervisor().find().isPresent());
    }

    public void keptIn(Home home) {
        PrivateJson.write(home.run(), this);
    }
}
