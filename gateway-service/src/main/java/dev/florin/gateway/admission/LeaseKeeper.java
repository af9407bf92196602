package dev.florin.gateway.admission;

import dev.florin.gateway.usage.UsagePublisher;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import dev.florin.usage.UsageEvent.LeaseReturned;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keeps this replica's leases alive and gives back what is not used: now and then, and everything at the end. */
@ApplicationScoped
public class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final long LOOK_MILLIS = 100;
    private static final long LOOK_AT_ALL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(1);

    private final LeasePool pool;
    private final LeaseClient client;
    private final Extensions extensions;
    private final Replica replica;
    private final UsagePublisher publisher;
    private final Vertx vertx;
    private final long idleNanos;
    private final Ids ids = Ids.system();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Heard heard;
    private volatile long timer;
    private volatile long lookedAtAllNanos = System.nanoTime();

    public LeaseKeeper(
            LeasePool pool,
            LeaseClient client,
            Extensions extensions,
            Replica replica,
            UsagePublisher publisher,
            Vertx vertx,
            AdmissionConfig config) {
        this.pool = pool;
        this.client = client;
        this.extensions = extensions;
        this.replica = replica;
        this.publisher = publisher;
        this.vertx = vertx;
        this.idleNanos = config.idleAfter().toNanos();
        this.heard = new Heard(pool.epoch(), List.of());
    }

    /** What the ledger told of changed budgets with its latest answer: it need not tell it again. */
    private record Heard(EpochId epoch, List<BudgetsVersion> versions) {

        List<BudgetsVersion> of(EpochId present) {
            return epoch.equals(present) ? versions : List.of();
        }
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(LOOK_MILLIS, id -> look());
    }

    /** The next life begins with nothing, so what this one does not return would be missing until it is reaped. */
    void stop(@Observes ShutdownEvent event) {
        var unused = vertx.cancelTimer(timer);
        long nowNanos = System.nanoTime();
        publish(pool.takeUnusedSince(nowNanos, nowNanos))
                .ifNoItem()
                .after(FAREWELL_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private void look() {
        long nowNanos = System.nanoTime();
        if (pool.isRenewalDue(nowNanos) && renewing.compareAndSet(false, true)) {
            renew(pool.epoch(), nowNanos);
        }
        extensions.goOn();
        if (publisher.isHealthy()) {
            giveBack(pool.takeRecalled(nowNanos));
            if (nowNanos - lookedAtAllNanos >= LOOK_AT_ALL_NANOS) {
                lookedAtAllNanos = nowNanos;
                giveBack(pool.takeUnusedSince(nowNanos - idleNanos, nowNanos));
            }
        }
    }

    private void giveBack(List<Surplus> surplus) {
        publish(surplus).subscribe().with(done -> {}, failure -> LOG.warn("Leases could not be given back", failure));
    }

    private void renew(EpochId epoch, long askedAtNanos) {
        pool.renewalAsked(askedAtNanos);
        client.renew(new RenewalRequest(replica.name(), epoch, heard.of(epoch)))
                .onTermination()
                .invoke(() -> renewing.set(false))
                .subscribe()
                .with(
                        answer -> renewed(epoch, askedAtNanos, answer),
                        failure -> LOG.warnf("Leases could not be renewed: %s", failure.getMessage()));
    }

    private void renewed(EpochId epoch, long askedAtNanos, RenewalAnswer answer) {
        if (answer.held()) {
            pool.budgetsChanged(epoch, answer.changedBudgets());
            pool.held(epoch, askedAtNanos, TimeUnit.MILLISECONDS.toNanos(answer.ttlMillis()));
            replica.alive(answer.replicas());
            pool.recalled(epoch, answer.recalls(), System.nanoTime());
            heard = new Heard(epoch, answer.changedBudgets());
        } else {
            LOG.warnf("The ledger has given up %s", epoch);
            pool.epochIsOver(epoch, replica.nextEpoch(), System.nanoTime());
        }
    }

    private Uni<Void> publish(List<Surplus> surplus) {
        List<Uni<Void>> returns =
                surplus.stream().map(each -> publisher.publish(eventOf(each))).toList();
        return returns.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(returns).andCollectFailures().replaceWithVoid();
    }

    private LeaseReturned eventOf(Surplus surplus) {
        return new LeaseReturned(
                new EventId(ids.next()),
                surplus.node().accountId(),
                surplus.node().budget(),
                surplus.epoch(),
                surplus.amount(),
                Instant.now());
    }
}
