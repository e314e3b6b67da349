package org.faultline.desktop.model;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.faultline.budget.Stopped;

/** One thread that works in order of asking, and ends with the window. What does not end is left to a thread of its own. */
public final class WorkerThread implements Background {
    private final Consumer<Throwable> onFault;
    private final Consumer<Runnable> home;
    private final Queue<Job<?>> waiting = new ArrayDeque<>();
    private Optional<Job<?>> current = Optional.empty();

    /** @param onFault told, where the window lives, of work that threw what it should not */
    public WorkerThread(Consumer<Throwable> onFault) {
        this(onFault, Platform::runLater);
    }

    /** @param home takes what is to be done where the window lives */
    WorkerThread(Consumer<Throwable> onFault, Consumer<Runnable> home) {
        this.onFault = onFault;
        this.home = home;
    }

    @Override
    public Background beside() {
        return new WorkerThread(onFault, home);
    }

    private record Job<T>(Supplier<T> work, Consumer<T> done, Runnable failed) {}

    @Override
    public synchronized <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
        waiting.add(new Job<>(work, done, failed));
        next();
    }

    private synchronized void next() {
        if (current.isEmpty() && !waiting.isEmpty()) {
            Job<?> job = waiting.remove();
            current = Optional.of(job);
            Thread.ofPlatform().daemon().name("work").start(() -> work(job));
        }
    }

    private <T> void work(Job<T> job) {
        try {
            T result = job.work.get();
            end(job, () -> job.done.accept(result));
        } catch (Stopped stopped) {
            end(job, job.failed);
        } catch (RuntimeException | Error fault) {
            end(job, () -> {
                job.failed.run();
                onFault.accept(fault);
            });
        }
    }

    /** What comes of a job that was given up meanwhile is of no use to anybody. */
    private synchronized void end(Job<?> job, Runnable then) {
        if (current.filter(c -> c == job).isPresent()) {
            current = Optional.empty();
            home.accept(then);
            next();
        }
    }

    @Override
    public synchronized void giveUp() {
        current.ifPresent(job -> end(job, job.failed));
    }
}
