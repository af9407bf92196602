package dev.florin.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportJson(Map<String, String> conditions, List<Row> figures, List<String> notes) {

    /** @param ratio from 1 on the target is reached */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String id,
            String title,
            String unit,
            double measured,
            @Nullable Double target,
            @Nullable Double ratio,
            @Nullable Boolean reached) {

        static Row of(Figure figure) {
            Target target = figure.target();
            return target == null
                    ? new Row(figure.id(), figure.title(), figure.unit(), figure.measured(), null, null, null)
                    : new Row(
                            figure.id(),
                            figure.title(),
                            figure.unit(),
                            figure.measured(),
                            target.bound(),
                            target.ratio(figure.measured()),
                            target.isReachedBy(figure.measured()));
        }
    }

    static ReportJson of(Report report) {
        return new ReportJson(
                report.conditions(), report.figures().stream().map(Row::of).toList(), report.notes());
    }

    void write(Path file) {
        try {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new BenchFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
