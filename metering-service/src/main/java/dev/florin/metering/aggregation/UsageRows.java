package dev.florin.metering.aggregation;

import dev.florin.usage.UsageEvent.UsageRecorded;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Usage as columns, one array each, for statements that unnest them. */
final class UsageRows {

    /** One row for each quantity of an event. */
    private record Quantity(UsageRecorded event, String meter, long quantity) {}

    private UsageRows() {}

    /** Event ids. */
    static Tuple ids(List<UsageRecorded> events) {
        return Tuple.of(column(events, UsageRows::idOf, UUID[]::new));
    }

    /** Account, hour, model, charge: one row for each event. */
    static Tuple charges(List<UsageRecorded> events) {
        return Tuple.of(
                column(events, UsageRows::accountOf, UUID[]::new),
                column(events, UsageRows::hourOf, OffsetDateTime[]::new),
                column(events, UsageRecorded::model, String[]::new),
                column(events, event -> event.charge().amountMicros().micros(), Long[]::new));
    }

    /** Account, hour, model, meter, quantity: one row for each quantity of each event. */
    static Tuple quantities(List<UsageRecorded> events) {
        List<Quantity> rows = new ArrayList<>();
        events.forEach(event -> event.usage()
                .quantities()
                .forEach((meter, quantity) -> rows.add(new Quantity(event, meter.code(), quantity))));
        return Tuple.of(
                column(rows, row -> accountOf(row.event()), UUID[]::new),
                column(rows, row -> hourOf(row.event()), OffsetDateTime[]::new),
                column(rows, row -> row.event().model(), String[]::new),
                column(rows, Quantity::meter, String[]::new),
                column(rows, Quantity::quantity, Long[]::new));
    }

    static UUID idOf(UsageRecorded event) {
        return event.eventId().value();
    }

    private static UUID accountOf(UsageRecorded event) {
        return event.accountId().value();
    }

    private static OffsetDateTime hourOf(UsageRecorded event) {
        return event.occurredAt().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
