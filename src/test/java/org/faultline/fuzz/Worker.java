package org.faultline.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.faultline.cli.ExitCode;

/** A thread that gives one mutant after the other to the commands, until it is abandoned in one that does not end. */
final class Worker {
    private static final String DRAW = "render";
    private static final String NAME = "mutant";
    private static final int TRIES = 1500;
    /** A try with what takes too much takes too much itself. */
    private static final int SLOW_TRIES = 20;

    private final Fuzz fuzz;
    private final Path folder;
    private final Thread thread = Thread.ofPlatform().daemon().name("fuzz").unstarted(this::work);
    private final AtomicReference<Optional<Attempt>> underWay = new AtomicReference<>(Optional.empty());
    private volatile boolean abandoned;

    /**
     * A command that has not ended.
     *
     * @param threads the numbers of those that work for it
     * @param before what they had spent when it began
     */
    record Attempt(Mutant mutant, List<String> command, List<Long> threads, Spent before) {
        Spent spent() {
            return Spent.by(threads).since(before);
        }

        boolean draws() {
            return command.getFirst().equals(DRAW);
        }
    }

    /** A worker with a folder of its own. */
    Worker(Fuzz fuzz, Path folder) {
        this.fuzz = fuzz;
        this.folder = folder;
    }

    void start() {
        thread.start();
    }

    /** Leaves the worker alone with the command it is at, when that has spent more than {@code most}. */
    Optional<Attempt> abandon(Spent most) {
        Optional<Attempt> attempt = Objects.requireNonNull(underWay.get());
        if (attempt.flatMap(a -> a.spent().over(most)).isEmpty()
                || !underWay.compareAndSet(attempt, Optional.empty())) {
            return Optional.empty();
        }
        abandoned = true;
        return attempt;
    }

    private void work() {
        for (OptionalLong seed = fuzz.next(); seed.isPresent(); seed = fuzz.next()) {
            if (!isDone(Mutant.of(seed.getAsLong(), fuzz.originals()))) {
                return;
            }
            fuzz.done();
        }
        fuzz.ended(this);
    }

    /** Whether all commands ended. */
    private boolean isDone(Mutant mutant) {
        for (List<String> command : mutant.commands(mutant.write(folder, NAME))) {
            Optional<Outcome> outcome = attempt(mutant, command);
            if (outcome.isEmpty()) {
                return false;
            }
            if (!outcome.get().isFine()) {
                return isTold(mutant, command, outcome.get());
            }
        }
        return true;
    }

    private boolean isTold(Mutant mutant, List<String> command, Outcome outcome) {
        if (fuzz.isNew(outcome, command)) {
            Mutant small = smaller(mutant, command, outcome);
            if (!abandoned) {
                fuzz.report(small, command, outcome.what());
            }
        }
        if (!abandoned) {
            fuzz.count(outcome);
        }
        return !abandoned;
    }

    private Mutant smaller(Mutant mutant, List<String> command, Outcome outcome) {
        return switch (mutant.content()) {
            case Mutant.Content.Bytes bytes -> mutant;
            case Mutant.Content.Tree tree -> mutant.with(Smaller.of(tree.root(), root -> {
                Mutant less = mutant.with(root);
                if (abandoned) {
                    return false;
                }
                less.write(folder, NAME);
                return attempt(less, command).filter(o -> o.isLike(outcome)).isPresent();
            }, outcome.isCrash() ? TRIES : SLOW_TRIES));
        };
    }

    /** What came of a command; nothing where this was abandoned. */
    private Optional<Outcome> attempt(Mutant mutant, List<String> command) {
        boolean draws = command.getFirst().equals(DRAW);
        if (abandoned) {
            return Optional.empty();
        }
        if (draws && !fuzz.takeBrush()) {
            return Optional.of(Outcome.FINE);
        }
        long own = Thread.currentThread().threadId();
        List<Long> threads = draws ? List.of(own, Commands.drawingThread()) : List.of(own);
        Attempt attempt = new Attempt(mutant, command, threads, Spent.by(threads));
        Optional<Attempt> mark = Optional.of(attempt);
        underWay.set(mark);
        StringWriter said = new StringWriter();
        int code = code(command, said);
        Spent spent = attempt.spent();
        if (!underWay.compareAndSet(mark, Optional.empty())) {
            abandoned = true;
            return Optional.empty();
        }
        if (draws) {
            fuzz.returnBrush();
        }
        return Optional.of(Outcome.of(code, said.toString(), spent.over(fuzz.most())));
    }

    private int code(List<String> command, StringWriter said) {
        try {
            return fuzz.commands().run(new PrintWriter(said, true), command.toArray(String[]::new));
        } catch (Throwable escaped) {
            said.getBuffer().setLength(0);
            said.append("escaped: ").append(escaped.toString());
            return ExitCode.FAULT;
        }
    }
}
