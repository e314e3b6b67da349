package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.faultline.session.OnDisk;

/** Nobody is there to ask: every question gets the answer that changes nothing. */
public final class SilentDialogs implements Dialogs {
    @Override
    public Optional<Path> fileToOpen() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> fileToSave(Path proposed) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> fileToExport(Path proposed) {
        return Optional.empty();
    }

    @Override
    public Unsaved unsavedChanges(String name) {
        return Unsaved.CANCEL;
    }

    @Override
    public Conflict conflict(String name, OnDisk state) {
        return Conflict.CANCEL;
    }

    @Override
    public Optional<Integer> step(int current, int steps) {
        return Optional.empty();
    }

    @Override
    public Optional<String> nameToKeep(String proposed) {
        return Optional.empty();
    }

    @Override
    public Optional<String> phrase() {
        return Optional.empty();
    }

    @Override
    public void show(String title, Supplier<Parent> content) {}

    @Override
    public void about() {}

    @Override
    public void close() {}

    @Override
    public void fault(String code, String message) {
        throw new IllegalStateException(code + ": " + message);
    }
}
