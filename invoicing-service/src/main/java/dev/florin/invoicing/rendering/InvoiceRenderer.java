package dev.florin.invoicing.rendering;

import dev.florin.invoicing.domain.Invoice.Issued;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Renders invoices, away from the threads that serve requests and few at a time: a rendering takes memory. */
@ApplicationScoped
public class InvoiceRenderer {
    private static final int AT_ONCE = 2;

    private final PdfPrinter printer = new PdfPrinter();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("rendering-", 0).factory());

    /** The invoice's page as PDF. */
    public Uni<byte[]> render(Issued invoice) {
        return Uni.createFrom()
                .item(() -> printer.print(InvoicePage.of(invoice).render()))
                .runSubscriptionOn(threads);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
