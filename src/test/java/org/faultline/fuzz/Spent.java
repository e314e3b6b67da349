package org.faultline.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What threads have spent: processor time and bytes allocated, and the time that went by, in nanoseconds.
 *
 * <p>Processor time does not grow while others use the processor, so that a busy machine makes nothing slow; the time
 * that went by has a wider limit, for what waits for ever. The bytes a thread allocated are at least those it ever held
 * at once, and can be read while others allocate: who stays below a limit held less than that.
 */
record Spent(long processor, long time, long bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the threads of these numbers have spent up to now. */
    static Spent by(List<Long> threads) {
        return new Spent(threads.stream().mapToLong(THREADS::getThreadCpuTime).sum(), System.nanoTime(),
                threads.stream().mapToLong(THREADS::getThreadAllocatedBytes).sum());
    }

    Spent since(Spent before) {
        return new Spent(processor - before.processor, time - before.time, bytes - before.bytes);
    }

    /** In words what of it is more than {@code most}. */
    Optional<String> over(Spent most) {
        if (bytes > most.bytes) {
            return Optional.of("takes " + (bytes >> 20) + " MiB of memory");
        }
        return processor > most.processor || time > most.time
                ? Optional.of("takes " + TimeUnit.NANOSECONDS.toMillis(processor) + " ms of a processor, and "
                        + TimeUnit.NANOSECONDS.toMillis(time) + " ms")
                : Optional.empty();
    }
}
