package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the simulation, a program of its own, with whatever else was said. */
@Command(
        name = "simulate",
        description =
                "Lives the lease protocol under seeded faults, for as long as it is told: see ./florin simulate --help.")
final class SimulateCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path app = Home.current().root().resolve("deploy/simulation/target/app");
        if (!Files.isDirectory(app)) {
            throw new LaunchFailure(
                    "The simulation is not built: run the command without FLORIN_BUILD, or mvn package.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                app + "/*",
                "dev.florin.simulation.Simulate"));
        command.addAll(arguments);
        Process simulation = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulation::destroy, "end-simulation"));
        return simulation.waitFor();
    }
}
