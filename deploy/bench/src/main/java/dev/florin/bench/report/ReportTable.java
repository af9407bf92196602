package dev.florin.bench.report;

import java.util.Locale;

/** A report for people: conditions, figures, notes. */
record ReportTable(Report report) {

    private static final int NAME_WIDTH = 52;

    String text() {
        StringBuilder text = new StringBuilder();
        report.conditions().forEach((name, value) -> text.append("%-26s%s%n".formatted(name, value)));
        text.append("%n%s%14s  %-14s%14s%8s  %s%n".formatted(padded(""), "measured", "", "target", "ratio", "reached"));
        report.figures().forEach(figure -> text.append(row(figure)));
        text.append('\n');
        report.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    private static String row(Figure figure) {
        Target target = figure.target();
        String measured = "%s%14s  %-14s".formatted(padded(figure.title()), number(figure.measured()), figure.unit());
        if (target == null) {
            return measured.stripTrailing() + "\n";
        }
        return measured
                + "%14s%8s  %s%n"
                        .formatted(
                                (target.atMost() ? "<= " : ">= ") + number(target.bound()),
                                String.format(Locale.ROOT, "%.2f", target.ratio(figure.measured())),
                                target.isReachedBy(figure.measured()) ? "yes" : "no");
    }

    private static String padded(String text) {
        return ("%-" + NAME_WIDTH + "s").formatted(text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
