package org.faultline.desktop.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Cells;
import org.faultline.session.LineDifference;
import org.faultline.session.Recovered;

/** What programs that ended without leave have left behind: each is opened, discarded, or kept for later. */
public final class RecoveryController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Documents documents;
    @FXML
    private TableView<Recovered> found;
    @FXML
    private TableColumn<Recovered, String> title;
    @FXML
    private TableColumn<Recovered, String> file;
    @FXML
    private TableColumn<Recovered, String> when;
    @FXML
    private TableColumn<Recovered, String> difference;
    @FXML
    private Button open;
    @FXML
    private Button discard;

    public RecoveryController(Documents documents) {
        this.documents = documents;
    }

    @FXML
    void initialize() {
        Cells.show(title, r -> r.title().isEmpty() ? WindowText.text("document.untitled") : r.title());
        Cells.show(file, r -> r.original().map(Object::toString).orElse(WindowText.text("recovery.unsaved")));
        Cells.show(when, r -> TIME.format(r.when().atZone(ZoneId.systemDefault())));
        Cells.show(difference, r -> text(r.difference()));
        found.getItems().setAll(documents.left());
        found.getSelectionModel().selectFirst();
        var nothing = Bindings.isNull(found.getSelectionModel().selectedItemProperty());
        open.disableProperty().bind(nothing);
        discard.disableProperty().bind(nothing);
        found.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @FXML
    void open() {
        Recovered chosen = taken();
        if (found.getItems().isEmpty() && found.getScene().getWindow() != null) {
            found.getScene().getWindow().hide();
        }
        documents.recover(chosen);
    }

    @FXML
    void discard() {
        documents.discard(taken());
    }

    private Recovered taken() {
        Recovered chosen = found.getSelectionModel().getSelectedItem();
        found.getItems().remove(chosen);
        return chosen;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !open.isDisabled()) {
            open();
            event.consume();
        }
    }

    private static String text(LineDifference difference) {
        return WindowText.text("recovery.lines", difference.added(), difference.removed());
    }
}
