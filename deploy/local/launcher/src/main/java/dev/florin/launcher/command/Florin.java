package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "florin",
        description = "Runs a whole Florin on this machine.",
        mixinStandardHelpOptions = true,
        version = "Florin 0.1.0",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            CatalogueCommand.class,
            WhatIfCommand.class,
            VerifyCommand.class,
            VerifyProofCommand.class,
            RebuildCommand.class,
            BenchCommand.class,
            SimulateCommand.class,
            TestCommand.class,
            SuperviseCommand.class
        })
public final class Florin implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Florin())
                .setExecutionExceptionHandler((failure, line, parsed) -> told(failure))
                .execute(arguments));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    private static int told(Exception failure) throws Exception {
        if (failure instanceof LaunchFailure sentence) {
            System.err.println(sentence.sentence());
            return 1;
        }
        throw failure;
    }
}
