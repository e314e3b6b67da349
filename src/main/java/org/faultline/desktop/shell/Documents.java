package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.WindowText;
import org.faultline.grading.Exam;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;
import org.faultline.session.Lessons;
import org.faultline.session.OnDisk;
import org.faultline.session.Opened;
import org.faultline.session.Recovered;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Templates;

/** Opening, saving and leaving documents, with the one question about unsaved changes. */
public final class Documents {
    private static final String SUFFIX = ".json";

    private final SessionModel model;
    private final Dialogs dialogs;
    private final Desk desk;
    private final Catalogue catalogue;
    private boolean asking;
    private Beside beside = Beside.NOTHING;
    /** What was last seen of the file: the same is not asked about twice. */
    private OnDisk seen = new OnDisk.Same();

    /** @param catalogue what comes with the program says of itself */
    public Documents(SessionModel model, Dialogs dialogs, Desk desk, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.model = model;
        this.dialogs = dialogs;
        this.desk = desk;
    }

    /** What comes with the program says of itself. */
    Catalogue catalogue() {
        return catalogue;
    }

    /** What else may be lost with an open document. */
    interface Beside {
        /** Nothing. */
        Beside NOTHING = new Beside() {
            @Override
            public Optional<String> unsaved() {
                return Optional.empty();
            }

            @Override
            public void save(Consumer<Boolean> then) {
                then.accept(true);
            }
        };

        /** What people call it, while it is in no file. */
        Optional<String> unsaved();

        /** Writes it; then tells whether that was done. */
        void save(Consumer<Boolean> then);
    }

    /** From now on that is not lost unasked, either. */
    void keep(Beside what) {
        beside = what;
    }

    /** Begins a document that describes nothing yet. */
    public void create() {
        leaving(() -> model.open(this::blank));
    }

    /** Begins a document with what the template of that name describes. */
    public void create(String template) {
        leaving(() -> model.open(() -> Templates.open(template)));
    }

    /** Opens one more window, on an empty document. */
    public void openWindow() {
        blank().session().ifPresent(desk::open);
    }

    /** Asks for a file and opens it. */
    public void open() {
        open(() -> {});
    }

    /** The same; does {@code before} when a file was named. */
    void open(Runnable before) {
        leaving(() -> dialogs.fileToOpen().ifPresent(file -> {
            before.run();
            read(file);
        }));
    }

    /** Opens {@code file}. */
    public void open(Path file) {
        leaving(() -> read(file));
    }

    /** The files that were opened or saved last. */
    public List<Path> recent() {
        return desk.recent().paths();
    }

    /** Takes the document back to what its file has. That can be undone. */
    public void revert() {
        model.revert(() -> {});
    }

    /** Closes every window of the program. */
    public void quit() {
        desk.quit();
    }

    /** Opens the sample of that name. */
    public void openSample(String name) {
        leaving(() -> model.open(() -> Samples.open(name).orElseThrow()));
    }

    /** Opens the lesson of that name, for somebody of whom nothing is known. */
    public void openLesson(String name) {
        leaving(() -> model.open(budget -> Exam.begun(Lessons.open(name).orElseThrow(), budget)));
    }

    /** Saves where the document came from, or asks where; what somebody else put there is not overwritten unasked. */
    public void save(Consumer<Boolean> then) {
        Optional<Path> file = model.session().get().file();
        file.ifPresentOrElse(path -> model.look(state -> {
            if (differs(state)) {
                settle(path, state, then);
            } else {
                write(path, then);
            }
        }), () -> saveAs(then));
    }

    /** Looks whether somebody else changed or removed the file meanwhile, and asks what to do about it, once. */
    public void lookAgain() {
        Optional<Path> file = model.session().get().file();
        file.filter(path -> !asking).ifPresent(path -> model.look(state -> {
            if (!asking && !state.equals(seen)) {
                noticed(path, state);
            }
        }));
    }

    private void noticed(Path file, OnDisk state) {
        seen = state;
        if (state instanceof OnDisk.Changed) {
            settle(file, state, settled -> {});
        } else if (state instanceof OnDisk.Gone) {
            model.lose();
            model.problems().add(Problem.warning(new Place(file.toString(), "", 0), Wrong.FILE_GONE));
        }
    }

    private static boolean differs(OnDisk state) {
        return state instanceof OnDisk.Changed || state instanceof OnDisk.Older;
    }

    private void settle(Path file, OnDisk state, Consumer<Boolean> then) {
        asking = true;
        seen = state;
        Consumer<Boolean> settled = saved -> {
            asking = false;
            then.accept(saved);
        };
        switch (dialogs.conflict(name(), state)) {
            case OVERWRITE -> write(file, settled);
            case RELOAD -> model.revert(() -> settled.accept(false));
            case SAVE_AS -> saveAs(settled);
            case CANCEL -> settled.accept(false);
        }
    }

    /** Asks where to save, and saves there. */
    public void saveAs(Consumer<Boolean> then) {
        dialogs.fileToSave(proposed()).ifPresentOrElse(path -> write(path, then), () -> then.accept(false));
    }

    private void read(Path file) {
        model.open(budget -> {
            Opened opened = Session.look(file, budget);
            opened.session().ifPresent(s -> desk.recent().add(file));
            return opened;
        });
    }

    private void write(Path file, Consumer<Boolean> then) {
        model.save(file, saved -> {
            if (saved) {
                desk.recent().add(file);
            }
            then.accept(saved);
        });
    }

    private Opened blank() {
        return Session.blank(model.run().getValue().design().id());
    }

    /** Does {@code then} unless the user wants to keep unsaved changes. */
    public void leaving(Runnable then) {
        beside.unsaved().ifPresentOrElse(what -> ask(what, beside::save, () -> leavingDocument(then)),
                () -> leavingDocument(then));
    }

    private void leavingDocument(Runnable then) {
        if (model.session().get().isModified()) {
            ask(name(), this::save, then);
        } else {
            then.run();
        }
    }

    private void ask(String what, Consumer<Consumer<Boolean>> save, Runnable then) {
        switch (dialogs.unsavedChanges(what)) {
            case DISCARD -> then.run();
            case CANCEL -> {
            }
            case SAVE -> save.accept(saved -> {
                if (saved) {
                    then.run();
                }
            });
        }
    }

    /** Begins a lesson anew by {@code then}, unless the user wants to keep what would be lost by it. */
    public void leaving(Predicting lesson, Runnable then) {
        if (lesson.isAtRisk() || lesson.isUnsaved()) {
            leaving(then);
        } else {
            then.run();
        }
    }

    /** What programs that ended without leave have left behind. */
    public List<Recovered> left() {
        return desk.recoveries().found();
    }

    /** Opens what was left behind: here when nothing would be lost by it, otherwise in a window of its own. */
    public void recover(Recovered left) {
        if (!model.session().get().isModified()) {
            model.open(() -> desk.recoveries().open(left));
            return;
        }
        Opened opened = desk.recoveries().open(left);
        opened.session().ifPresentOrElse(desk::open, () -> model.problems().setAll(opened.problems()));
    }

    /** Removes what was left behind, for good. */
    public void discard(Recovered left) {
        desk.recoveries().discard(left);
    }

    /** What stands behind the name: that the document is unsaved, or read only. */
    public String mark() {
        Session session = model.session().get();
        if (session.isReadOnly()) {
            return WindowText.text("window.readonly");
        }
        return session.isModified() ? WindowText.text("window.unsaved") : "";
    }

    /** What the window calls the open document. */
    public String name() {
        return name(model.session().get());
    }

    /** What a window calls a document: its file's name, or its title. */
    public static String name(Session session) {
        String title = session.document().title();
        return session.file().map(path -> path.getFileName().toString())
                .orElse(title.isEmpty() ? WindowText.text("document.untitled") : title);
    }

    /** The document's own file, or a name for it. */
    private Path proposed() {
        return model.session().get().file().map(Path::toAbsolutePath).orElseGet(
                () -> Path.of(fileName(name()) + SUFFIX));
    }

    /** A name as one of a file, without an ending. */
    static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
