package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.ledger.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Leads the epochs of dead replicas to their end: held, expired, reaping, reaped. That an epoch has expired is committed
 * before the log is told, so all that its replica ever sent, and all that was ever granted to it, stands before what the
 * log is told; the fold frees the leases when it comes there. Any number of ledger replicas may do this at once, each
 * step comes again until it is done.
 */
@ApplicationScoped
public class EpochReaper {

    /** Waits for a grant under way, and then finds the epoch renewed. In the order in which grants lock epochs. */
    private static final String EXPIRE = """
            UPDATE lease_epoch SET life = 'EXPIRED' WHERE epoch IN
                (SELECT epoch FROM lease_epoch
                 WHERE life = 'HELD'
                   AND expires_at < clock_timestamp() - make_interval(secs => ?::double precision / 1000)
                 ORDER BY epoch FOR NO KEY UPDATE)""";

    private static final String UNTOLD =
            "SELECT epoch FROM lease_epoch WHERE life = 'EXPIRED' ORDER BY expires_at LIMIT 100";

    private static final String TOLD = "UPDATE lease_epoch SET life = 'REAPING' WHERE epoch = ? AND life = 'EXPIRED'";

    private static final String END = """
            UPDATE lease_epoch e SET life = 'REAPED'
            WHERE life = 'REAPING' AND NOT EXISTS (SELECT FROM lease l WHERE l.epoch = e.epoch)""";

    private static final String FORGET_RECALLS = """
            DELETE FROM lease_recall r USING lease_epoch e WHERE e.epoch = r.epoch AND e.life = 'REAPED'""";

    private static final String FORGET_NOTICES = """
            DELETE FROM budget_notice n USING lease_epoch e WHERE e.epoch = n.epoch AND e.life = 'REAPED'""";

    private final DataSource source;
    private final LeaseConfig config;
    private final UsageLog log;

    public EpochReaper(DataSource source, LeaseConfig config, UsageLog log) {
        this.source = source;
        this.config = config;
        this.log = log;
    }

    /** One step for every epoch that was not renewed in time. */
    void reapAll() throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection connection = source.getConnection()) {
            int unusedExpired =
                    Sql.update(connection, EXPIRE, config.deliveryTimeout().toMillis());
            List<EpochId> untold =
                    Sql.query(connection, UNTOLD, row -> new EpochId(row.getObject("epoch", UUID.class)));
            for (EpochId epoch : untold) {
                log.tellReaped(epoch);
                int unusedTold = Sql.update(connection, TOLD, epoch.value());
            }
            int unusedEnded = Sql.update(connection, END);
            int unusedRecalls = Sql.update(connection, FORGET_RECALLS);
            int unusedNotices = Sql.update(connection, FORGET_NOTICES);
        }
    }
}
