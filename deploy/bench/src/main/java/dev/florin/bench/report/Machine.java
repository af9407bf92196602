package dev.florin.bench.report;

import static java.util.stream.Collectors.joining;

import com.sun.management.OperatingSystemMXBean;
import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The machine that a report was made on. */
public final class Machine {

    private static final int SYNCS = 200;
    private static final int PAGE = 8192;

    /** When the kernel begins to write what is in its page cache, by the first or else the second, and what PostgreSQL may use. */
    private static final List<String> KERNEL_SETTINGS =
            List.of("vm.dirty_background_bytes", "vm.dirty_background_ratio", "vm.nr_hugepages");

    private static final int MOST_OF_A_SETTING = 64;

    /** Counted from the state, which is field 3. */
    private static final int POLICY_BEHIND_NAME = 38;

    private Machine() {}

    public static void describe(Report report, Path directory) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        report.condition("CPU", cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores, shared by all");
        report.condition("memory", (system.getTotalMemorySize() >> 20) + " MiB");
        report.condition("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        report.condition(
                "kernel", KERNEL_SETTINGS.stream().map(Machine::kernelSetting).collect(joining(", ")));
        report.condition("scheduling", schedulingPolicy());
        report.condition("JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        report.condition("fsync of 8 KiB", fsyncMicros(directory) + " µs (median of " + SYNCS + ")");
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String kernelSetting(String name) {
        Path file = Path.of("/proc/sys", name.replace('.', '/'));
        try (InputStream setting = Files.newInputStream(file)) {
            // In one piece: the kernel gives what is asked for first, and says that this was all.
            String value = new String(setting.readNBytes(MOST_OF_A_SETTING), StandardCharsets.US_ASCII);
            return name + "=" + value.strip();
        } catch (IOException e) {
            return name + " unknown";
        }
    }

    /** Of this program, and of what it starts. Source: proc_pid_stat(5), field 41, and sched(7). */
    static String schedulingPolicy() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.US_ASCII);
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String policy = behindName[POLICY_BEHIND_NAME];
            return switch (policy) {
                case "0" -> "SCHED_OTHER";
                case "3" -> "SCHED_BATCH";
                default -> "policy " + policy;
            };
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static long fsyncMicros(Path directory) {
        try {
            Path file = Files.createTempFile(directory, "fsync", "");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                long[] nanos = new long[SYNCS];
                for (int i = 0; i < SYNCS; i++) {
                    nanos[i] = nanosOfSync(channel);
                }
                Arrays.sort(nanos);
                return nanos[SYNCS / 2] / 1000;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchFailure("The disk cannot be measured: " + e.getMessage(), e);
        }
    }

    private static long nanosOfSync(FileChannel channel) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        long begin = System.nanoTime();
        while (page.hasRemaining()) {
            channel.write(page);
        }
        channel.force(false);
        return System.nanoTime() - begin;
    }
}
