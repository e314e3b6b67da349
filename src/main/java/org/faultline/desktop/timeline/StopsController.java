package org.faultline.desktop.timeline;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Stops;
import org.faultline.desktop.model.Stops.Stop;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.TypedStopPoint;
import org.faultline.format.words.Visible;
import org.faultline.machine.Machine;

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

    private void pressed(KeyEvent event) {
        Optional<Stop> chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            chosen.ifPresent(stops.all()::remove);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            int at = list.getSelectionModel().getSelectedIndex();
            chosen.ifPresent(stop -> stops.turn(stop, !stop.on()));
            list.getSelectionModel().select(at);
            event.consume();
        }
    }

    /** A stop point with its switch, its words, and how often it was met. */
    private final class StopCell extends ListCell<Stop> {
        private final CheckBox on = new CheckBox();

        StopCell() {
            on.setMnemonicParsing(false);
            on.setFocusTraversable(false);
            on.setOnAction(event -> Optional.ofNullable(getItem()).ifPresent(s -> stops.turn(s, on.isSelected())));
        }

        @Override
        protected void updateItem(Stop stop, boolean empty) {
            super.updateItem(stop, empty);
            setGraphic(empty ? null : on);
            if (!empty && stop != null) {
                on.setSelected(stop.on());
                int hits = stops.hits(stop.point(), window.timeline().getValue());
                on.setText(WindowText.text(hits == 1 ? "stops.line.once" : "stops.line",
                        Visible.of(TypedStopPoint.text(stop.point(), machine())), hits));
            }
        }
    }
}
