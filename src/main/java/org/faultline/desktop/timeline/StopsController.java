package org.faultline.desktop.timeline;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Stops;
import org.faultline.desktop.model.Stops.Stop;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.TypedStopPoint;
import org.faultline.format.words.Visible;
import org.faultline.machine.Machine;
import org.kordamp.ikonli.javafx.FontIcon;

/** The stop points with how often each was met so far, and the field in which one is typed: it is checked while that is done. */
public final class StopsController {
    private final PaneView window;
    private final Stops stops;
    @FXML
    private ListView<Stop> list;
    @FXML
    private TextField typed;
    @FXML
    private Button add;
    @FXML
    private MenuButton examples;
    @FXML
    private Label answer;

    public StopsController(PaneView window, Stops stops) {
        this.window = window;
        this.stops = stops;
    }

    @FXML
    void initialize() {
        list.setItems(stops.all());
        list.setCellFactory(all -> new StopCell());
        list.setOnKeyPressed(this::pressed);
        MenuItem remove = new MenuItem(WindowText.text("stops.remove"));
        remove.setOnAction(event -> remove());
        list.setContextMenu(new ContextMenu(remove));
        window.timeline().subscribe(timeline -> list.refresh());
        typed.textProperty().subscribe(this::check);
        for (String example : TypedStopPoint.examples()) {
            MenuItem item = new MenuItem(example);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> {
                typed.setText(example);
                typed.requestFocus();
                typed.end();
            });
            examples.getItems().add(item);
        }
        stops.all().addListener((ListChangeListener<Stop>) change -> check(typed.getText()));
    }

    private Machine machine() {
        return window.timeline().getValue().machine();
    }

    private void check(String text) {
        boolean blank = text.isBlank();
        Optional<String> wrong = blank ? Optional.empty() : switch (TypedStopPoint.read(text, machine())) {
            case TypedStopPoint.Read read -> Optional.empty();
            case TypedStopPoint.Unreadable no -> Optional.of(no.why());
        };
        add.setDisable(blank || wrong.isPresent());
        answer.setText(wrong.map(Visible::of)
                .orElseGet(() -> WindowText.text(blank ? "stops.help" : "stops.ready")));
    }

    @FXML
    void add() {
        switch (TypedStopPoint.read(typed.getText(), machine())) {
            case TypedStopPoint.Read read -> {
                stops.add(read.point());
                typed.clear();
            }
            case TypedStopPoint.Unreadable no -> answer.setText(Visible.of(no.why()));
        }
    }

    private Optional<Stop> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void remove() {
        chosen().ifPresent(stops.all()::remove);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            remove();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            int at = list.getSelectionModel().getSelectedIndex();
            chosen().ifPresent(stop -> stops.turn(stop, !stop.on()));
            list.getSelectionModel().select(at);
            event.consume();
        }
    }

    /** A stop point with its switch, its words, how often it was met, and a button that takes it away. */
    private final class StopCell extends ListCell<Stop> {
        private final CheckBox on = new CheckBox();
        private final Label words = new Label();
        private final Button away = new Button("", new FontIcon("fth-x"));
        private final HBox row = new HBox(on, words, away);

        StopCell() {
            setPrefWidth(0);
            row.getStyleClass().add("stops-line");
            words.getStyleClass().add("stops-words");
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            WholeText.tip(words);
            on.setFocusTraversable(false);
            on.setOnAction(event -> Optional.ofNullable(getItem()).ifPresent(s -> stops.turn(s, on.isSelected())));
            away.setFocusTraversable(false);
            away.getStyleClass().add("stops-remove");
            away.setTooltip(new Tooltip(WindowText.text("stops.remove.tip")));
            away.setAccessibleText(WindowText.text("stops.remove"));
            away.setOnAction(event -> Optional.ofNullable(getItem()).ifPresent(stops.all()::remove));
        }

        @Override
        protected void updateItem(Stop stop, boolean empty) {
            super.updateItem(stop, empty);
            setGraphic(empty ? null : row);
            if (!empty && stop != null) {
                on.setSelected(stop.on());
                int hits = stops.hits(stop.point(), window.timeline().getValue());
                words.setText(WindowText.text(hits == 1 ? "stops.line.once" : "stops.line",
                        Visible.of(TypedStopPoint.text(stop.point(), machine())), hits));
                on.setAccessibleText(words.getText());
                setAccessibleText(words.getText());
            }
        }
    }
}
