package org.faultline.desktop.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.MenuEntry.Submenu;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.Visible;
import org.faultline.grading.AnswerFile;
import org.faultline.lesson.Level;
import org.faultline.problem.Problem;
import org.faultline.session.Content;
import org.faultline.session.Lessons;
import org.faultline.session.OutFile;

/** Taking a lesson: which one, how much of it one does oneself, and what becomes of the answers. */
final class LessonCommands {
    private final PaneView window;
    private final Predicting predicting;
    private final Documents documents;
    private final Dialogs dialogs;

    private LessonCommands(PaneView window, Documents documents, Dialogs dialogs) {
        this.window = window;
        this.predicting = window.predicting();
        this.documents = documents;
        this.dialogs = dialogs;
    }

    /**
     * The menu.
     *
     * @param name asks who takes the lesson, where that is typed
     * @param author goes to where a lesson is made
     */
    static Submenu menu(PaneView window, Documents documents, Dialogs dialogs, Runnable name, Runnable author) {
        LessonCommands all = new LessonCommands(window, documents, dialogs);
        documents.keep(all.answers());
        return new Submenu(WindowText.text("menu.lesson"), List.of(List.of(all.lessons()), all.answering(),
                List.of(all.levels(), all.taken("menu.lesson.name", name),
                        all.taken("menu.lesson.again", () -> documents.leaving(all.predicting, all.predicting::again))),
                List.of(all.taken("menu.lesson.save", () -> all.save(saved -> {})),
                        Command.of("menu.lesson.unlock", all::unlock)
                                .when(all.predicting.stand().map(LessonCommands::hasPhrase)),
                        Command.of("menu.lesson.leave", () -> {
                            all.predicting.leave();
                            author.run();
                        }).when(all.predicting.stand().map(s -> s.sitting().isPresent() && !s.isLocked())))));
    }

    /** What they are called is read when somebody wants to see it. */
    private MenuEntry lessons() {
        return new MenuEntry.Listed(WindowText.text("menu.lesson.take"), () -> Lessons.names().stream()
                .map(name -> Command.named("", () -> documents.openLesson(name))
                        .called(documents.catalogue().line(name)))
                .toList());
    }

    private List<Command> answering() {
        ObservableValue<Boolean> ready = predicting.isAsked()
                .flatMap(asked -> predicting.draft().map(draft -> asked && draft.isPresent()));
        return List.of(Command.of("menu.lesson.lock", window::lockIn).keys("Shortcut+Enter").when(ready),
                Command.of("menu.lesson.unsure", window::notSure).keys("Shortcut+Shift+Enter")
                        .when(predicting.isAsked()));
    }

    private MenuEntry levels() {
        return new MenuEntry.OneOf(WindowText.text("menu.lesson.level"), List.of(Level.values()).stream()
                .map(level -> Command.choice(LessonWords.of(level), Bindings.createBooleanBinding(
                        () -> sitting().filter(s -> s.level() == level).isPresent(), predicting.stand()),
                        () -> sitting().ifPresent(s -> documents.leaving(predicting,
                                () -> predicting.begin(s.sheet().student(), level))))
                        .when(predicting.stand().map(stand -> stand.sitting()
                                .filter(s -> s.lesson().levels().contains(level))
                                .filter(s -> !stand.isLocked() || s.level() == level).isPresent())))
                .toList());
    }

    private Optional<Sitting> sitting() {
        return predicting.stand().get().sitting();
    }

    private Command taken(String key, Runnable action) {
        return Command.of(key, action).when(predicting.isTaken());
    }

    private static boolean hasPhrase(Predicting.Stand stand) {
        return stand.isLocked() && stand.sitting().filter(s -> s.lesson().lock().phrase().isPresent()).isPresent();
    }

    private void unlock() {
        dialogs.phrase().ifPresent(phrase -> window
                .say(WindowText.text(predicting.unlock(phrase) ? "lesson.unlocked" : "lesson.phrase.wrong")));
    }

    private Documents.Beside answers() {
        return new Documents.Beside() {
            @Override
            public Optional<String> unsaved() {
                return sitting().filter(s -> predicting.isUnsaved())
                        .map(s -> WindowText.text("lesson.answers", Visible.of(s.sheet().student())));
            }

            @Override
            public void save(Consumer<Boolean> then) {
                LessonCommands.this.save(then);
            }
        };
    }

    private void save(Consumer<Boolean> then) {
        sitting().ifPresent(sitting -> {
            if (!sitting.isMarkable()) {
                window.say(WindowText.text("lesson.unnamed"));
                then.accept(false);
                return;
            }
            String who = Documents.fileName(sitting.sheet().student());
            dialogs.fileToExport(Path.of((who.isEmpty() ? "" : who + "-") + sitting.lesson().id() + AnswerFile.ENDING))
                    .ifPresentOrElse(file -> then.accept(write(file)), () -> then.accept(false));
        });
    }

    private boolean write(Path file) {
        Optional<Problem> problem = predicting.answers()
                .flatMap(text -> OutFile.write(file, Content.of(text.getBytes(StandardCharsets.UTF_8))));
        if (problem.isEmpty()) {
            predicting.saved();
        }
        window.say(problem.map(Sentences::of).orElseGet(() -> WindowText.text("lesson.saved", file)));
        return problem.isEmpty();
    }
}
