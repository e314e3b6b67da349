package org.faultline.desktop.shell;

import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.Looks;
import org.faultline.desktop.model.Messages;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.playback.Selection;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** The menu bar. */
public final class MenuController {
    private final SessionModel model;
    private final Player player;
    private final Looks looks;
    private final Documents documents;
    private final Dialogs dialogs;
    private final StackCanvas canvas;
    @FXML
    private Menu samples;
    @FXML
    private Label name;
    @FXML
    private MenuItem undo;
    @FXML
    private MenuItem redo;
    @FXML
    private MenuItem poison;
    @FXML
    private CheckMenuItem dark;
    @FXML
    private CheckMenuItem grid;
    @FXML
    private CheckMenuItem reduced;

    public MenuController(SessionModel model, Player player, Looks looks, Documents documents, Dialogs dialogs,
            StackCanvas canvas) {
        this.model = model;
        this.player = player;
        this.looks = looks;
        this.documents = documents;
        this.dialogs = dialogs;
        this.canvas = canvas;
    }

    @FXML
    void initialize() {
        for (String name : Samples.names()) {
            MenuItem item = new MenuItem(title(name));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> documents.openSample(name));
            samples.getItems().add(item);
        }
        dark.selectedProperty().bindBidirectional(looks.dark());
        grid.selectedProperty().bindBidirectional(looks.gridShown());
        reduced.selectedProperty().bindBidirectional(looks.reducedMotion());
        poison.disableProperty().bind(model.selection().map(s -> !(s instanceof Selection.OfPage)));
        model.session().subscribe(this::show);
    }

    private static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
    }

    private void show(Session session) {
        undo.setDisable(!session.history().canUndo());
        redo.setDisable(!session.history().canRedo());
        undo.setText(Messages.named("menu.undo", session.history().undoLabel()));
        redo.setText(Messages.named("menu.redo", session.history().redoLabel()));
        name.setText(documents.name() + (session.isModified() ? Messages.text("window.unsaved") : ""));
    }

    @FXML
    void open() {
        documents.open();
    }

    @FXML
    void save() {
        documents.save(saved -> {
        });
    }

    @FXML
    void saveAs() {
        documents.saveAs(saved -> {
        });
    }

    @FXML
    void quit() {
        documents.leaving(dialogs::close);
    }

    @FXML
    void undo() {
        model.undo();
    }

    @FXML
    void redo() {
        model.redo();
    }

    @FXML
    void play() {
        player.toggle();
    }

    @FXML
    void stop() {
        player.stop();
    }

    @FXML
    void forward() {
        player.step(1);
    }

    @FXML
    void back() {
        player.step(-1);
    }

    @FXML
    void first() {
        player.seek(0);
    }

    @FXML
    void last() {
        player.seek(Integer.MAX_VALUE);
    }

    @FXML
    void goTo() {
        int steps = model.run().getValue().trace().steps().size();
        dialogs.step(model.cursor(), steps).ifPresent(player::seek);
    }

    @FXML
    void poison() {
        player.poisonSelected();
    }

    @FXML
    void fit() {
        canvas.fit();
    }

    @FXML
    void zoomIn() {
        canvas.zoomIn();
    }

    @FXML
    void zoomOut() {
        canvas.zoomOut();
    }

    @FXML
    void keys() {
        dialogs.keys();
    }

    @FXML
    void about() {
        dialogs.about();
    }
}
