package org.samrad.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that the program held while it was watched, sampled a few times a second: all that the system counts as
 * the process's own, native solvers included, or the heap where the system does not tell.
 */
final class PeakMemory implements AutoCloseable {

    private static final long BETWEEN_SAMPLES_MS = 100;
    private static final long MB = 1 << 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Thread sampler;
    private volatile boolean watching = true;
    private volatile long most;

    /** Clears away what earlier runs left and begins to watch. */
    PeakMemory() {
        System.gc();
        sampler = Thread.ofPlatform().daemon().name("peak-memory").start(this::watch);
    }

    private void watch() {
        while (watching) {
            most = Math.max(most, held());
            try {
                Thread.sleep(BETWEEN_SAMPLES_MS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static long held() {
        if (Files.isReadable(STATUS)) {
            try {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmRSS:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                    }
                }
            } catch (IOException unreadable) {
                // The heap has to do.
            }
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    double megabytes() {
        return Math.max(most, held()) / (double) MB;
    }

    @Override
    public void close() {
        watching = false;
        sampler.interrupt();
    }
}
