package dev.florin.bench.report;

import dev.florin.bench.BenchFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells a report to those who read it. */
public final class Publication {

    private Publication() {}

    /** Prints what a run finds out as a table, and writes it as JSON; also of a run that fails, as far as it came. */
    public static void of(Consumer<Report> run, PrintStream out, Path json) {
        Report report = new Report();
        try {
            run.accept(report);
        } catch (BenchFailure failure) {
            if (!report.figures().isEmpty()) {
                report.note("The run is not complete: " + failure.getMessage());
                publish(report, out, json);
            }
            throw failure;
        }
        publish(report, out, json);
    }

    private static void publish(Report report, PrintStream out, Path json) {
        ReportJson.of(report).write(json);
        out.print(new ReportTable(report).text());
        out.println("The same as JSON: " + json);
    }
}
