package org.faultline.desktop.shell;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import org.faultline.desktop.model.Screens;

/**
 * The dialogs, and what makes the content of those that show a screen.
 *
 * @param screens draws a screen with its controller
 * @param present shows what is open to a class, with notes where that is wanted
 */
public record Sheets(Dialogs dialogs, Function<Screens, Parent> screens, Consumer<Boolean> present) {
    /** Shows a screen in a window of its own; {@code title} is the message it is called by. */
    void show(String title, Screens screen) {
        dialogs.show(title, () -> screens.apply(screen));
    }
}
