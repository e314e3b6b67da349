package org.faultline.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.desktop.model.LongWork;
import org.faultline.format.words.FaultText;
import org.faultline.grading.Exam;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.Opened;
import org.faultline.session.OurFault;
import org.faultline.session.Places;
import org.faultline.session.Replay;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Shipped;

/** What the program begins with, read on a thread of its own while JavaFX starts and gets ready for the window. */
final class Reading {
    private static final String FIRST_SAMPLE = "first-contact";
    /** A file of so many bytes takes a second to read when a program begins. */
    private static final long MUCH = 1 << 20;

    private final List<Path> files;
    private final OptionalInt step;
    private final Path state;
    private final LongWork work = new LongWork();
    private final ReentrantLock turn = new ReentrantLock();
    private CompletableFuture<Found> found;

    /**
     * What came of it.
     *
     * @param asked the documents that were named, as far as they can be used
     * @param session the first of them, or the first sample
     */
    record Found(List<Opened> asked, Session session) {}

    /** Begins to read these files, or the first sample where there is none. */
    Reading(List<Path> files) {
        this(files, OptionalInt.empty(), Places.here().state());
    }

    /** Begins to read them, to be seen at a step. */
    Reading(List<Path> files, OptionalInt step) {
        this(files, step, Places.here().state());
    }

    /** @param state below which folder is kept what is to say of a fault of ours */
    Reading(List<Path> files, Path state) {
        this(files, OptionalInt.empty(), state);
    }

    private Reading(List<Path> files, OptionalInt step, Path state) {
        this.step = step;
        this.state = state;
        this.files = List.copyOf(files);
        found = CompletableFuture.supplyAsync(this::read,
                job -> Thread.ofPlatform().daemon().name("read").start(job));
    }

    private Found read() {
        try {
            List<Opened> asked = files.stream().map(this::look).toList();
            return new Found(asked, asked.stream().flatMap(o -> o.session().stream()).findFirst()
                    .orElseGet(Reading::sample));
        } catch (Stopped nobodyWantsIt) {
            return new Found(List.of(), sample());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            OurFault ours = OurFault.in(state, fault);
            Problem problem = Problem.error(new Place(name(), "", 0), Wrong.OUR_FAULT, Detail.of(ours.code()),
                    Detail.of(ours.what()), Detail.of(FaultText.remedy(ours.file())));
            return new Found(List.of(new Opened(Optional.empty(), List.of(problem))), sample());
        }
    }

    private Opened look(Path file) {
        Opened opened = Shipped.look(file.toString()).map(o -> Exam.begun(o, this::spend))
                .orElseGet(() -> Session.look(file, this::spend));
        return step.isPresent() ? Replay.at(opened, step.getAsInt()) : opened;
    }

    private void spend(Budget.Stage stage, long part, long of) {
        turn.lock();
        try {
            work.spend(stage, part, of);
        } finally {
            turn.unlock();
        }
    }

    /** Stands still until {@link #goOn}, so that the window, which needs the processor now, is there sooner. */
    void pause() {
        turn.lock();
    }

    /** From the thread that has it stand still. */
    void goOn() {
        turn.unlock();
    }

    /** What is opened where nothing else can be. */
    static Session sample() {
        return Samples.open(FIRST_SAMPLE).flatMap(Opened::session).orElseThrow();
    }

    /** Whether no document was asked for. */
    boolean isOfNothing() {
        return files.isEmpty();
    }

    /** What is read. */
    String name() {
        return files.stream().findFirst().map(file -> file.getFileName().toString()).orElse(FIRST_SAMPLE);
    }

    /** How far it is, and a way to stop it: then the first sample is read. */
    LongWork work() {
        return work;
    }

    boolean isOver() {
        return found.isDone();
    }

    /** Whether it takes long, as far as the sizes of the files tell. */
    boolean isOfMuch() {
        return files.stream().map(Path::toFile).mapToLong(File::length).sum() >= MUCH;
    }

    /** Tells {@code then} what was found, where the window lives: now if it is over. Throws what the reading threw. */
    void then(Consumer<Found> then) {
        if (isOver()) {
            then.accept(found.join());
        } else {
            CompletableFuture<Found> reading = found;
            found = reading.whenComplete((result, fault) -> Platform.runLater(() -> then.accept(reading.join())));
        }
    }
}
