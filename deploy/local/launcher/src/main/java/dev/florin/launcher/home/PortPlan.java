package dev.florin.launcher.home;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of one run: ten from a base upwards.
 *
 * @param base the gateway's port
 */
public record PortPlan(int base) {

    public static final int DEFAULT_BASE = 8400;

    private static final int COUNT = 10;

    public PortPlan {
        if (base < 1024 || base > 65_536 - COUNT) {
            throw new LaunchFailure("--port-base must be from 1024 to " + (65_536 - COUNT) + ", not " + base + ".");
        }
    }

    public int gateway() {
        return base;
    }

    public int metering() {
        return base + 1;
    }

    public int ledger() {
        return base + 2;
    }

    public int payments() {
        return base + 3;
    }

    public int invoicing() {
        return base + 4;
    }

    /** The port of a service by its name. */
    public int of(String service) {
        return switch (service) {
            case "gateway" -> gateway();
            case "metering" -> metering();
            case "ledger" -> ledger();
            case "payments" -> payments();
            case "invoicing" -> invoicing();
            default -> throw new IllegalArgumentException("no service is called " + service);
        };
    }

    public int stripeSandbox() {
        return base + 5;
    }

    public int demoUpstream() {
        return base + 6;
    }

    public int kafka() {
        return base + 7;
    }

    public int kafkaController() {
        return base + 8;
    }

    public int postgres() {
        return base + 9;
    }

    /** Throws {@link LaunchFailure} that names the first port that another program holds. */
    public void requireFree() {
        byUse().forEach((use, port) -> {
            if (!isFree(port)) {
                throw new LaunchFailure(
                        "Port " + port + " (" + use + ") is in use: stop the program that listens there, or"
                                + " choose other ports, such as: ./florin up --port-base "
                                + (base < 60_000 ? base + 1000 : 8400));
            }
        });
    }

    /** The first base from the given one upwards whose ports are all free. */
    public static PortPlan freeFrom(int base) {
        PortPlan plan = new PortPlan(base);
        return plan.byUse().values().stream().allMatch(PortPlan::isFree) ? plan : freeFrom(base + COUNT);
    }

    private Map<String, Integer> byUse() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", gateway());
        ports.put("metering", metering());
        ports.put("ledger", ledger());
        ports.put("payments", payments());
        ports.put("invoicing", invoicing());
        ports.put("Stripe sandbox", stripeSandbox());
        ports.put("demo upstream", demoUpstream());
        ports.put("Kafka", kafka());
        ports.put("Kafka controller", kafkaController());
        ports.put("PostgreSQL", postgres());
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT do not keep a server from listening.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
