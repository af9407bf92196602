package dev.florin.bench.report;

import java.io.PrintStream;
import java.nio.file.Path;

/** Tells a report to those who read it. */
public final class Publication {

    private Publication() {}

    /** Prints the table and writes the JSON. */
    public static void of(Report report, PrintStream out, Path json) {
        ReportJson.of(report).write(json);
        out.print(new ReportTable(report).text());
        out.println("The same as JSON: " + json);
    }
}
