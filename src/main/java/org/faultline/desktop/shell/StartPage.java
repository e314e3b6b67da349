package org.faultline.desktop.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.model.ViewSettings;

/** Stands in the place of everything but the menus and the last line, as long as nobody has asked for a document. */
final class StartPage {
    private final BorderPane main;
    private final SplitPane work;
    private final Supplier<Parent> page;
    private Optional<Parent> made = Optional.empty();

    /**
     * @param work what it stands in the place of
     * @param page makes it, when it is first seen
     */
    StartPage(BorderPane main, SplitPane work, Supplier<Parent> page) {
        this.main = main;
        this.work = work;
        this.page = page;
    }

    void install(ViewSettings looks) {
        looks.startShown().subscribe(this::show);
    }

    private void show(boolean shown) {
        if (shown && made.isEmpty()) {
            Parent fresh = page.get();
            made = Optional.of(fresh);
            main.setCenter(null);
            main.setCenter(new StackPane(work, fresh));
        }
        made.ifPresent(start -> {
            start.setVisible(shown);
            work.setVisible(!shown);
            Node toolbar = main.lookup("#toolbar");
            toolbar.setVisible(!shown);
            toolbar.setManaged(!shown);
            Optional.ofNullable(start.lookup("#startGuess")).filter(guess -> shown).ifPresent(Node::requestFocus);
        });
    }
}
