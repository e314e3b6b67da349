package org.faultline.desktop.model;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.faultline.why.Question;

/** What a right click on a row of a table offers: to ask why. */
public final class WhyMenu {
    private WhyMenu() {}

    /** The menu; {@code about} gives the question about the row that is selected. */
    public static ContextMenu of(PaneView window, Supplier<Optional<Question>> about) {
        return new ContextMenu(item(window, WindowText.text("why.row"), about));
    }

    /** The line of a menu that asks that. */
    public static MenuItem item(PaneView window, String text, Supplier<Optional<Question>> about) {
        MenuItem why = new MenuItem(text);
        why.setMnemonicParsing(false);
        why.setOnAction(event -> about.get().ifPresent(window.asking()::ask));
        return why;
    }
}
