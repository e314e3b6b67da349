package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Copying;

/** What can be asked, and done with an answer. */
final class WhyCommands {
    private WhyCommands() {}

    static List<Command> of(PaneView window) {
        Asking asking = window.asking();
        ObservableValue<Boolean> asked = asking.question().map(Optional::isPresent);
        return List.of(Command.of("menu.why", asking::toggle).keys("W"),
                Command.of("menu.why.back", asking::back).keys("Alt+Left").when(asked),
                Command.of("menu.why.forward", asking::forward).keys("Alt+Right").when(asked),
                Command.toggle("menu.why.alone", asking.alone()).keys("Shift+W").when(asked),
                Command.of("menu.why.copy", () -> copy(window)).keys("Shortcut+Shift+W").when(asked));
    }

    private static void copy(PaneView window) {
        window.asking().markdown().ifPresentOrElse(text -> {
            Copying.take(text);
            window.say(WindowText.text("why.copied"));
        }, () -> window.say(WindowText.text("why.pathless")));
    }
}
