package org.faultline.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;

/**
 * The work of one command: shown as it goes on where somebody watches, and stopped by Ctrl+C in a way that leaves nothing
 * half done.
 */
final class Progress implements Budget {
    /** Work that is done sooner is not worth a word. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(100);
    /** What one of several parts of the work counts. */
    private static final long PARTS = 1000;
    /** How long the work may take to notice that it is stopped. */
    private static final long PATIENCE = 5;
    /** Back to the first column, and nothing behind the cursor. */
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean watched;
    private final LongSupplier clock;
    private final long begun;
    private final CountDownLatch over = new CountDownLatch(1);
    private long shown;
    private boolean visible;
    private volatile boolean stopped;

    /** @param watched whether {@code err} is a terminal with somebody before it */
    Progress(PrintWriter err, boolean watched, LongSupplier clock) {
        this.err = err;
        this.watched = watched;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.shown = begun;
    }

    /** Does {@code work}, which Ctrl+C ends at the next place where it asks; the program ends when the work has. */
    <T> T during(Supplier<T> work) {
        Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } catch (RuntimeException fault) {
            // after Ctrl+C that comes of it: JavaFX, for one, puts its drawing away at once
            throw stopped ? new Stopped() : fault;
        } finally {
            end();
            if (!stopped) {
                forget(hook);
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program is about to end already.
        }
    }

    @Override
    public void spend(Stage stage, long done, long of) {
        goOn();
        long now = clock.getAsLong();
        if (watched && now - begun > SOON && now - shown > OFTEN) {
            shown = now;
            visible = true;
            err.print(WIPE + words(stage) + " " + (of == 0 ? 100 : 100 * done / of) + " %");
            err.flush();
        }
    }

    /** The part of it that is number {@code at}, from 0, of {@code all}; how far the whole is, is told. */
    Budget part(int at, int all) {
        return (stage, done, of) -> spend(stage, at * PARTS + (of == 0 ? PARTS : PARTS * done / of), all * PARTS);
    }

    /** Takes what was told away, for a line of an answer to stand in its place. */
    void clear() {
        if (visible) {
            err.print(WIPE);
            err.flush();
            visible = false;
        }
    }

    /** The same without a word of how far it is, for work that prints what it comes to as it goes on. */
    Budget silent() {
        return (stage, done, of) -> goOn();
    }

    private void goOn() {
        if (stopped) {
            throw new Stopped();
        }
    }

    /** From here on the work is stopped wherever it asks. */
    void stop() {
        stopped = true;
    }

    private void stopAndWait() {
        stop();
        try {
            if (!over.await(PATIENCE, TimeUnit.SECONDS)) {
                err.println("faultline: it did not stop in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        clear();
        over.countDown();
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case READ -> "reading";
            case ASSEMBLE -> "assembling";
            case RUN -> "running";
            case DRAW -> "drawing";
            case TRY -> "trying pages";
        };
    }
}
