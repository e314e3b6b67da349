package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.faultline.session.OnDisk;

/** Everything the window asks the user in a window of its own. */
public interface Dialogs {
    /** Which file to open. */
    Optional<Path> fileToOpen();

    /** Where to save; {@code proposed} is a name, in the folder of the document's file where it has one. */
    Optional<Path> fileToSave(Path proposed);

    /** Where to write what is exported; {@code proposed} is a name, in the folder of the document's file where it has one. */
    Optional<Path> fileToExport(Path proposed);

    /** What to do about changes that are in no file. */
    Unsaved unsavedChanges(String name);

    /** What to do about a file that has something else than was read or written here; {@code state} says why. */
    Conflict conflict(String name, OnDisk state);

    /** Which step to go to, of {@code steps}. */
    Optional<Integer> step(int current, int steps);

    /** What to call a run that is kept to compare with. */
    Optional<String> nameToKeep(String proposed);

    /** The phrase of a teacher that unlocks a lesson, as typed. */
    Optional<String> phrase();

    /** Shows a sheet that only has to be closed; {@code title} is the message it is called by. */
    void show(String title, Supplier<Parent> content);

    /** Shows what this program is. */
    void about();

    /** Closes the window. */
    void close();

    /** Says that something broke that should not have; {@code code} is what to report. */
    void fault(String code, String message);

    /** An answer about changes that are in no file. */
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** An answer about a file that has something else. */
    enum Conflict {
        OVERWRITE,
        RELOAD,
        SAVE_AS,
        CANCEL
    }
}
