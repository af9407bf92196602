package dev.florin.invoicing.issuing;

import dev.florin.invoicing.domain.Numbering;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** Where each number series stands. The row's lock makes one issuer after the other take its numbers. */
@ApplicationScoped
public class NumberSeriesStore {
    private static final String CREATE = """
            INSERT INTO number_series (legal_entity, series, year, last_number, last_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";
    private static final String LOCK = """
            SELECT legal_entity, series, year, last_number, last_at
              FROM number_series
             WHERE legal_entity = $1 AND series = $2 AND year = $3
               FOR UPDATE""";
    private static final String ADVANCE = """
            UPDATE number_series
               SET last_number = $4, last_at = $5
             WHERE legal_entity = $1 AND series = $2 AND year = $3""";

    /**
     * Where the series stands; nobody else moves it until the transaction ends.
     *
     * @param start where it stands when it has no number yet
     */
    Uni<Numbering> lock(SqlConnection transaction, Numbering start) {
        return transaction
                .preparedQuery(CREATE)
                .execute(write(start))
                .chain(() -> transaction
                        .preparedQuery(LOCK)
                        .mapping(NumberSeriesStore::read)
                        .execute(Tuple.of(start.legalEntity(), start.series(), start.year())))
                .map(rows -> rows.iterator().next());
    }

    /** Numbers were handed out; they stay so once the transaction commits, and never were if it does not. */
    Uni<Void> advance(SqlConnection transaction, Numbering numbering) {
        return transaction.preparedQuery(ADVANCE).execute(write(numbering)).replaceWithVoid();
    }

    private static Tuple write(Numbering numbering) {
        return Tuple.of(
                numbering.legalEntity(),
                numbering.series(),
                numbering.year(),
                numbering.last(),
                numbering.lastAt().atOffset(ZoneOffset.UTC));
    }

    private static Numbering read(Row row) {
        return new Numbering(
                row.getString("legal_entity"),
                row.getString("series"),
                row.getInteger("year"),
                row.getLong("last_number"),
                row.getOffsetDateTime("last_at").toInstant());
    }
}
