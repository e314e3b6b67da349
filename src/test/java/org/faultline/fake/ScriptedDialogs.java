package org.faultline.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.session.OnDisk;

/** A user who answers as told beforehand; what was asked can be read afterwards. */
public final class ScriptedDialogs implements Dialogs {
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> file = Optional.empty();
    private Unsaved unsaved = Unsaved.CANCEL;
    private Conflict conflict = Conflict.CANCEL;
    private Optional<Integer> step = Optional.empty();
    private Optional<String> phrase = Optional.empty();

    /** Names this file whenever one is asked for. */
    public ScriptedDialogs choose(Path path) {
        file = Optional.of(path);
        return this;
    }

    /** Gives this answer about unsaved changes. */
    public ScriptedDialogs about(Unsaved answer) {
        unsaved = answer;
        return this;
    }

    /** Gives this answer about a file that has something else. */
    public ScriptedDialogs about(Conflict answer) {
        conflict = answer;
        return this;
    }

    /** Names this step. */
    public ScriptedDialogs goTo(int number) {
        step = Optional.of(number);
        return this;
    }

    /** Types this phrase. */
    public ScriptedDialogs type(String words) {
        phrase = Optional.of(words);
        return this;
    }

    /** What was asked so far, a word each. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Path> fileToOpen() {
        asked.add("open");
        return file;
    }

    @Override
    public Optional<Path> fileToSave(Path proposed) {
        asked.add("save " + proposed);
        return file;
    }

    @Override
    public Optional<Path> fileToExport(Path proposed) {
        asked.add("export " + proposed);
        return file;
    }

    @Override
    public Unsaved unsavedChanges(String name) {
        asked.add("unsaved");
        return unsaved;
    }

    @Override
    public Conflict conflict(String name, OnDisk state) {
        asked.add(state.getClass().getSimpleName());
        return conflict;
    }

    @Override
    public Optional<Integer> step(int current, int steps) {
        asked.add("step");
        return step;
    }

    @Override
    public Optional<String> nameToKeep(String proposed) {
        asked.add("keep " + proposed);
        return Optional.of(proposed);
    }

    @Override
    public Optional<String> phrase() {
        asked.add("phrase");
        return phrase;
    }

    @Override
    public void show(String title, Supplier<Parent> content) {
        asked.add(title);
    }

    @Override
    public void about() {
        asked.add("about");
    }

    @Override
    public void close() {
        asked.add("close");
    }

    @Override
    public void fault(String code, String message) {
        asked.add("fault " + code);
    }
}
