package org.faultline.desktop.lessons;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Fxml;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.session.Session;

/**
 * A lesson is made of the open document, as a pane.
 *
 * @param looks says whether it is in sight: what nobody sees is not worked out
 * @param background works out what can be asked, and what is wrong
 * @param where asks for the file to publish in; it is told a name
 * @param open opens a document in a window of its own
 */
public record AuthorPane(ViewSettings looks, Background background, Function<Path, Optional<Path>> where,
        Consumer<Session> open) implements Pane {
    /** Its name in the program. */
    public static final String ID = "author";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sign sign() {
        return new Sign(Place.TAB, "fth-feather", "Shortcut+Shift+M", false);
    }

    @Override
    public ObservableValue<String> title(PaneView window) {
        return new ReadOnlyStringWrapper(WindowText.text("tab.author"));
    }

    @Override
    public Parent panel(PaneView window) {
        return Fxml.load("AuthorView.fxml",
                new AuthorController(window, new AuthorWork(window, background), where, open, looks));
    }

    /** It has the answers, and a locked lesson is not changed. */
    @Override
    public boolean isFor(Predicting.Stand stand) {
        return stand.open() && !stand.isLocked();
    }

    @Override
    public boolean isTall() {
        return true;
    }

    @Override
    public boolean isWrittenIn() {
        return true;
    }

    @Override
    public Optional<Node> first(Parent panel) {
        Optional<Node> empty = Optional.ofNullable(panel.lookup("#empty")).filter(Node::isVisible);
        return empty.or(() -> Optional.ofNullable(panel.lookup(".questions")));
    }
}
