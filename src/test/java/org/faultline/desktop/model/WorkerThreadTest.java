package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.faultline.budget.Stopped;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a job, the next one is done. */
class WorkerThreadTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final WorkerThread worker =
            new WorkerThread(fault -> said.add("fault " + fault.getMessage()), Runnable::run);

    @Test
    void jobs_keep_their_order_and_one_that_fails_or_is_stopped_says_so() throws InterruptedException {
        worker.run(() -> {
            throw new IllegalStateException("broken");
        }, said::add, () -> said.add("failed"));
        worker.run(() -> {
            throw new Stopped();
        }, said::add, () -> said.add("stopped"));
        worker.run(() -> "done", said::add, () -> said.add("failed"));

        assertThat(next()).contains("failed");
        assertThat(next()).contains("fault broken");
        assertThat(next()).contains("stopped");
        assertThat(next()).contains("done");
    }

    @Test
    void one_that_never_ends_is_given_up_and_the_others_go_on() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        worker.run(() -> {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "far too late";
        }, said::add, () -> said.add("given up"));
        worker.run(() -> "next", said::add, () -> said.add("failed"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();

        worker.giveUp();
        assertThat(next()).contains("given up");
        assertThat(next()).contains("next");
        released.countDown();
        worker.run(() -> "last", said::add, () -> said.add("failed"));
        assertThat(next()).contains("last");
    }

    private Optional<String> next() throws InterruptedException {
        return Optional.ofNullable(said.poll(10, TimeUnit.SECONDS));
    }
}
