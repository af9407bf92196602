package dev.florin.stripesandbox.webhook;

import dev.florin.stripesandbox.session.Sessions;
import dev.florin.stripesandbox.session.WebhookEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Delivers events until the receiver takes them: bounded attempts, each wait twice the one before. What was not taken
 * when the sandbox stopped is tried again at its next start. Deliveries may be held back, for tests of disorder.
 */
public final class Webhooks {

    private static final Logger LOG = System.getLogger("stripe-sandbox");
    private static final int MAX_ATTEMPTS = 16;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final WebhookDelivery delivery;
    private final ExecutorService threads;
    private final Duration firstWait;
    private final List<WebhookEvent> held = new ArrayList<>();
    private boolean holding;

    public Webhooks(Sessions sessions, WebhookDelivery delivery, ExecutorService threads, Duration firstWait) {
        this.sessions = sessions;
        this.delivery = delivery;
        this.threads = threads;
        this.firstWait = firstWait;
    }

    /** Delivers in the background, or keeps the event back while deliveries are held. */
    public synchronized void send(WebhookEvent event) {
        if (holding) {
            held.add(event);
        } else {
            threads.execute(() -> deliver(event));
        }
    }

    /** Tries once, now, whether or not the event was taken before; answers the receiver's status, 0 for none. */
    public int sendAgain(WebhookEvent event) {
        try {
            return attempt(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Tries once, now; when the receiver does not take the event, goes on in the background. */
    public void deliverInTurn(WebhookEvent event) {
        if (!isTaken(sendAgain(event))) {
            send(event);
        }
    }

    public synchronized void hold() {
        holding = true;
    }

    /** Ends the holding and hands out what was held, oldest first, for the caller to deliver in any order. */
    public synchronized List<WebhookEvent> release() {
        List<WebhookEvent> released = List.copyOf(held);
        held.clear();
        holding = false;
        return released;
    }

    private void deliver(WebhookEvent event) {
        Duration wait = firstWait;
        try {
            for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
                if (isTaken(attempt(event))) {
                    return;
                }
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
            LOG.log(Level.WARNING, "gave up delivering {0} {1}", event.type(), event.id());
        } catch (InterruptedException e) {
            // The sandbox stops: the event stays undelivered and is tried again at the next start.
            Thread.currentThread().interrupt();
        }
    }

    private int attempt(WebhookEvent event) throws InterruptedException {
        int status = delivery.send(event);
        if (isTaken(status)) {
            sessions.delivered(event.id());
        }
        LOG.log(Level.INFO, "delivered {0} {1}: {2}", event.type(), event.id(), status == 0 ? "no answer" : status);
        return status;
    }

    private static boolean isTaken(int status) {
        return status >= 200 && status < 300;
    }
}
