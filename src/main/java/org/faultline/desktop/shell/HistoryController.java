package org.faultline.desktop.shell;

import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.WindowText;
import org.faultline.session.History;

/** Everything that was done to the document, oldest first. A click or Enter goes there; what lies ahead stays. */
public final class HistoryController {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final SessionModel model;
    @FXML
    private ListView<Integer> entries;

    public HistoryController(SessionModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        entries.setCellFactory(list -> new Line());
        show(history());
        entries.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
                event.consume();
            }
        });
    }

    private void jump() {
        int chosen = entries.getSelectionModel().getSelectedIndex();
        if (chosen >= 0) {
            model.jump(chosen, () -> show(history()));
        }
    }

    private History history() {
        return model.session().get().history();
    }

    private void show(History history) {
        entries.getItems().setAll(IntStream.range(0, history.entries().size()).boxed().toList());
        entries.getSelectionModel().select(history.index());
        entries.getFocusModel().focus(history.index());
        entries.scrollTo(Math.max(0, history.index() - 3));
    }

    /** One thing that was done: which is open, and what lies ahead of it, is told by more than a colour. */
    private final class Line extends ListCell<Integer> {
        private Line() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    jump();
                }
            });
        }

        @Override
        protected void updateItem(Integer entry, boolean empty) {
            super.updateItem(entry, empty);
            History history = history();
            boolean shown = !empty && entry < history.entries().size();
            int from = shown ? entry - history.index() : 0;
            setText(shown ? text(entry, from, history.entries().get(entry).label()) : "");
            pseudoClassStateChanged(OPEN, shown && from == 0);
            pseudoClassStateChanged(AHEAD, shown && from > 0);
        }

        private String text(int entry, int from, String label) {
            String key = from == 0 ? "history.open" : from > 0 ? "history.ahead" : "history.done";
            return WindowText.text(key, entry, label);
        }
    }
}
