package org.faultline.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.faultline.desktop.model.WindowText;
import org.faultline.session.OnDisk;

/** The dialogs of a window on a screen. */
public final class StageDialogs implements Dialogs {
    /** What the borders of a window and its title may take of a screen. */
    private static final double FRAME = 60;
    private final Stage stage;
    /** One thing that breaks often breaks many times over. */
    private boolean faultShown;

    public StageDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Optional<Path> fileToOpen() {
        settle();
        return Optional.ofNullable(chooser("dialog.open").showOpenDialog(stage)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> fileToSave(Path proposed) {
        return chosen(chooser("dialog.save"), proposed);
    }

    @Override
    public Optional<Path> fileToExport(Path proposed) {
        FileChooser chooser = chooser("dialog.export");
        chooser.getExtensionFilters().removeFirst();
        return chosen(chooser, proposed);
    }

    private Optional<Path> chosen(FileChooser chooser, Path proposed) {
        settle();
        chooser.setInitialFileName(proposed.getFileName().toString());
        Optional.ofNullable(proposed.getParent()).filter(Files::isDirectory)
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(java.io.File::toPath);
    }

    @Override
    public Unsaved unsavedChanges(String name) {
        ButtonType save = new ButtonType(WindowText.text("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(WindowText.text("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
        Alert alert =
                new Alert(Alert.AlertType.CONFIRMATION, WindowText.text("dialog.unsaved.text", name), save, discard,
                        ButtonType.CANCEL);
        prepare(alert, "dialog.unsaved");
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        if (answer.equals(save)) {
            return Unsaved.SAVE;
        }
        return answer.equals(discard) ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public Conflict conflict(String name, OnDisk state) {
        boolean older = state instanceof OnDisk.Older;
        ButtonType overwrite = new ButtonType(WindowText.text("dialog.conflict.overwrite"), ButtonBar.ButtonData.OTHER);
        ButtonType reload = new ButtonType(WindowText.text("dialog.conflict.reload"), ButtonBar.ButtonData.OTHER);
        ButtonType saveAs = new ButtonType(WindowText.text("dialog.conflict.other"), ButtonBar.ButtonData.YES);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION,
                WindowText.text(older ? "dialog.conflict.older" : "dialog.conflict.changed", name), overwrite, reload,
                saveAs, ButtonType.CANCEL);
        prepare(alert, "dialog.conflict");
        Map<ButtonType, Conflict> answers = Map.of(overwrite, Conflict.OVERWRITE, reload, Conflict.RELOAD, saveAs,
                Conflict.SAVE_AS);
        return alert.showAndWait().map(answer -> answers.getOrDefault(answer, Conflict.CANCEL))
                .orElse(Conflict.CANCEL);
    }

    @Override
    public Optional<Integer> step(int current, int steps) {
        return typed("dialog.step", WindowText.text("dialog.step.text", steps), Integer.toString(current))
                .filter(t -> t.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    @Override
    public Optional<String> nameToKeep(String proposed) {
        return typed("dialog.keep", WindowText.text("dialog.keep.text"), proposed);
    }

    @Override
    public Optional<String> phrase() {
        return typed("dialog.phrase", WindowText.text("dialog.phrase.text"), "");
    }

    /** Asks for a line, and gives it without the blanks around it; nothing where nothing was typed. */
    private Optional<String> typed(String title, String text, String proposed) {
        TextInputDialog dialog = new TextInputDialog(proposed);
        prepare(dialog, title);
        dialog.setContentText(text);
        return dialog.showAndWait().map(String::strip).filter(line -> !line.isEmpty());
    }

    @Override
    public void show(String title, Supplier<Parent> content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        prepare(dialog, title);
        dialog.setResizable(true);
        Parent shown = content.get();
        dialog.getDialogPane().setContent(shown);
        shown.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(dialog, event));
        dialog.setOnShown(event -> Platform.runLater(() -> first(shown).ifPresent(Node::requestFocus)));
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.setOnShowing(event -> fit(dialog.getDialogPane()));
        dialog.showAndWait();
    }

    @Override
    public void about() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION, WindowText.text("dialog.about.text"), ButtonType.CLOSE);
        prepare(alert, "dialog.about");
        alert.showAndWait();
    }

    @Override
    public void close() {
        stage.close();
    }

    @Override
    public void fault(String code, String message) {
        Alert alert = new Alert(Alert.AlertType.ERROR, WindowText.text("dialog.fault.text", message, code),
                ButtonType.CLOSE);
        prepare(alert, "dialog.fault");
        if (!faultShown) {
            faultShown = true;
            alert.setOnHidden(event -> faultShown = false);
            alert.show();
        }
    }

    /** Lists and tables keep Escape to themselves. */
    private static void leave(Dialog<ButtonType> dialog, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            dialog.close();
        }
    }

    /** Where one may type, or choose, at once. */
    private static Optional<Node> first(Parent content) {
        return Optional.ofNullable(content.lookup(".text-field"))
                .or(() -> Optional.ofNullable(content.lookup(".first")));
    }

    /** No larger than the screen; and no smaller than that, or some window managers show the least size instead. */
    private void fit(DialogPane pane) {
        Rectangle2D screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(),
                stage.getHeight()).stream().findFirst().orElse(Screen.getPrimary()).getVisualBounds();
        pane.applyCss();
        pane.setPrefWidth(Math.min(pane.prefWidth(-1), screen.getWidth() - FRAME));
        pane.setPrefHeight(Math.min(pane.prefHeight(pane.getPrefWidth()), screen.getHeight() - FRAME));
        pane.setMinSize(pane.getPrefWidth(), pane.getPrefHeight());
    }

    private void prepare(Dialog<?> dialog, String title) {
        dialog.initOwner(stage);
        dialog.setTitle(WindowText.text(title));
        dialog.setHeaderText("");
        dialog.setGraphic(new javafx.scene.Group());
        dialog.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
    }

    /**
     * Lets the window have its keyboard back from a dialog that was just answered. While a native dialog is open it is not
     * told of that, and on a screen without a window manager never again: its menus would not open any more.
     */
    private static void settle() {
        Object settled = new Object();
        Platform.runLater(() -> Platform.exitNestedEventLoop(settled, settled));
        Platform.enterNestedEventLoop(settled);
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(WindowText.text(title));
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(WindowText.text("dialog.documents"), "*.json"),
                new FileChooser.ExtensionFilter(WindowText.text("dialog.all"), "*"));
        return chooser;
    }
}
