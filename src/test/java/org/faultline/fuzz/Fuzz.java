package org.faultline.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One mutant after the other through the commands {@code check}, {@code run}, {@code verify} and, for some of them,
 * {@code render}, in this process, on two threads. A crash is exit code 70 or an exception that escapes. A hang is a
 * command that takes longer than {@code most}, or allocates more than that; see {@link Spent}. A thread that hangs cannot
 * be stopped: it is written down, left alone and replaced, until there are too many of them.
 */
final class Fuzz {
    /** Ten seconds of a processor, or five minutes of waiting; and two gigabytes. */
    static final Spent MOST = new Spent(TimeUnit.SECONDS.toNanos(10), TimeUnit.MINUTES.toNanos(5), 2L << 30);
    /** Where damaged files that break something are left. */
    static final Path LEFT = Path.of("target", "soak");
    private static final int WORKERS = 2;
    private static final int MOST_KINDS = 20;
    private static final int MOST_ABANDONED = 3;
    private static final int TOLD = 1000;
    private static final long WATCH = 50;

    private final Commands commands;
    private final Originals originals;
    private final Spent most;
    private final Path left;
    private final PrintStream out;
    private final AtomicLong nextSeed = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong crashed = new AtomicLong();
    private final AtomicLong hung = new AtomicLong();
    private final AtomicLong abandoned = new AtomicLong();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final List<String> reports = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Worker> ended = new LinkedBlockingQueue<>();
    private final Semaphore brush = new Semaphore(1);
    private volatile boolean brushIsLost;

    /** How many files were mutated, how many of them crashed or hung a command, and what is to be said of those. */
    record Result(long mutated, long crashed, long hung, List<String> reports) {
        Result {
            reports = List.copyOf(reports);
        }
    }

    /** Asks {@code commands} about mutants of {@code originals}, leaves in {@code left} what it finds, and tells it. */
    Fuzz(Commands commands, Originals originals, Spent most, Path left, PrintStream out) {
        this.commands = commands;
        this.originals = originals;
        this.most = most;
        this.left = left;
        this.out = out;
    }

    /** So many {@code mutants} from the seed {@code first} on, in folders below {@code folder}. */
    Result run(long first, long mutants, Path folder) {
        nextSeed.set(first);
        end.set(first + mutants);
        out.println("seed: " + first);
        List<Worker> working = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            working.add(started(folder.resolve("worker" + i)));
        }
        while (!working.isEmpty()) {
            try {
                Worker idle = ended.poll(WATCH, TimeUnit.MILLISECONDS);
                working.removeIf(w -> w == idle);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            for (Worker worker : List.copyOf(working)) {
                worker.abandon(most).ifPresent(attempt -> {
                    working.remove(worker);
                    abandoned(attempt);
                    working.add(started(folder.resolve("again" + abandoned.get())));
                });
            }
        }
        out.println("mutated: " + done + ", crashed: " + crashed + ", hung: " + hung);
        return new Result(done.get(), crashed.get(), hung.get(), reports);
    }

    private Worker started(Path folder) {
        try {
            Worker worker = new Worker(this, Files.createDirectories(folder));
            worker.start();
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void abandoned(Worker.Attempt attempt) {
        abandoned.incrementAndGet();
        hung.incrementAndGet();
        report(attempt.mutant(), attempt.command(), attempt.spent().over(most).orElse("") + " and has not ended");
        if (attempt.draws()) {
            brushIsLost = true;
            returnBrush();
        }
        done();
    }

    Commands commands() {
        return commands;
    }

    Originals originals() {
        return originals;
    }

    Spent most() {
        return most;
    }

    /** The seed of the next mutant; nothing when there is no more to be done. */
    OptionalLong next() {
        if (reports.size() >= MOST_KINDS || abandoned.get() >= MOST_ABANDONED) {
            return OptionalLong.empty();
        }
        long seed = nextSeed.getAndIncrement();
        return seed < end.get() ? OptionalLong.of(seed) : OptionalLong.empty();
    }

    /** Another mutant went through all commands. */
    void done() {
        long now = done.incrementAndGet();
        if (now % TOLD == 0) {
            out.println("mutated so far: " + now + ", crashed: " + crashed + ", hung: " + hung);
        }
    }

    void ended(Worker worker) {
        ended.add(worker);
    }

    /** Whether nothing like it was found before. */
    boolean isNew(Outcome outcome, List<String> command) {
        return kinds.add(command.getFirst() + ": " + outcome.kind());
    }

    /** A mutant is through on which a command ended so. */
    void count(Outcome outcome) {
        (outcome.isCrash() ? crashed : hung).incrementAndGet();
    }

    /** Leaves a mutant, and says what is wrong with it and how to see that again. */
    void report(Mutant mutant, List<String> command, String what) {
        try {
            Path file = mutant.write(Files.createDirectories(left), "fuzz-" + mutant.seed());
            String report = "seed " + mutant.seed() + ", made of " + mutant.madeOf().name() + ": " + what
                    + "\n  smallest file: " + file + "\n  command: " + String.join(" ", command)
                    + "\n  again: mvn -o test -Dtest=FuzzTest -Dfaultline.seed=" + mutant.seed();
            reports.add(report);
            out.println(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nobody draws; false when nobody can draw any more, because the one thread for it hangs. */
    boolean takeBrush() {
        brush.acquireUninterruptibly();
        if (brushIsLost) {
            brush.release();
        }
        return !brushIsLost;
    }

    void returnBrush() {
        brush.release();
    }
}
