package org.faultline.desktop.grid;

import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.grid.HeatWork.State;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Magnifier;
import org.faultline.device.Device;
import org.faultline.format.words.DesignText;
import org.faultline.impact.heat.Heat;
import org.faultline.playback.Selection;

/** The heat map of a device: its cells, its legend and its worst pages; and while it is worked out, how far it is. */
public final class HeatController {
    /** In a pane that is narrower, by so many times the size of its letters, the worst pages have no column. */
    private static final double NARROW = 46;
    private final PaneView window;
    private final ViewSettings looks;
    private final HeatWork heat;
    private final BooleanProperty shown;
    private final HeatSheet sheet;
    @FXML
    private BorderPane all;
    @FXML
    private Label about;
    @FXML
    private ChoiceBox<String> device;
    @FXML
    private FlowPane legend;
    @FXML
    private StackPane place;
    @FXML
    private VBox worst;
    @FXML
    private ListView<Heat.Kind> kinds;
    @FXML
    private Label share;
    @FXML
    private Pane wait;
    @FXML
    private Label waiting;
    @FXML
    private ProgressBar done;
    @FXML
    private Button cancel;
    @FXML
    private Button start;
    private final AnimationTimer watch = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (heat.state().get() instanceof State.Working working) {
                done.setProgress(working.work().done());
            }
        }
    };

    HeatController(PaneView window, ViewSettings looks, HeatWork heat, BooleanProperty shown) {
        this.window = window;
        this.looks = looks;
        this.heat = heat;
        this.shown = shown;
        sheet = new HeatSheet(window, looks);
    }

    @FXML
    void initialize() {
        about.setTooltip(new Tooltip(WindowText.text("heat.about.tip")));
        place.getChildren().addFirst(new Magnifier(sheet, looks.scale()));
        kinds.setCellFactory(list -> new HeatKindCell(looks));
        kinds.getSelectionModel().selectedItemProperty().subscribe(kind -> Optional.ofNullable(kind)
                .ifPresent(k -> window.select(new Selection.OfPage(k.first()))));
        HeatDevices devices = new HeatDevices(device, heat);
        all.widthProperty().subscribe(this::fold);
        Escape.of(all, this::escape);
        heat.state().subscribe(state -> {
            devices.show();
            show();
        });
        shown.subscribe(heat::show);
        looks.dark().subscribe((before, now) -> look());
        looks.scale().subscribe((before, now) -> look());
    }

    @FXML
    void begin() {
        heat.start();
    }

    @FXML
    void stop() {
        heat.cancel();
    }

    @FXML
    void close() {
        shown.set(false);
    }

    /** Stops what is worked out, and otherwise goes back to the picture. */
    private void escape() {
        if (heat.state().get() instanceof State.Working) {
            heat.cancel();
        } else {
            close();
        }
    }

    private void fold() {
        boolean wide = all.getWidth() >= NARROW * looks.scale().getValue() * 13;
        show(worst, wide && heat.state().get() instanceof State.Done);
    }

    private void show() {
        State state = heat.state().get();
        about.setText(WindowText.text("heat.about", heat.device().map(Device::name).orElse(""),
                DesignText.title(window.session().getValue().run().design())));
        boolean working = state instanceof State.Working;
        if (working) {
            watch.start();
        } else {
            watch.stop();
        }
        show(wait, !(state instanceof State.Done));
        show(done, working);
        show(cancel, working);
        show(start, state instanceof State.Unasked);
        switch (state) {
            case State.NoDevice none -> waiting.setText(WindowText.text("heat.no.device"));
            case State.Unasked unasked ->
                    waiting.setText(WindowText.text(unasked.tells() ? "heat.tells" : "heat.unasked"));
            case State.Working at -> waiting.setText(WindowText.text("heat.working"));
            case State.Done map -> show(map);
        }
        fold();
    }

    private void show(State.Done map) {
        List<Heat.Kind> all = map.heat().kinds();
        kinds.getItems().setAll(all);
        signs(map.heat());
        share.setText(WindowText.text("heat.acted", map.heat().pages(), map.heat().acted()));
        sheet.show(map);
    }

    private void signs(Heat of) {
        legend.getChildren().setAll(of.kinds().stream().map(k -> k.harm().grade()).distinct()
                .map(grade -> HeatKindCell.legend(looks, grade)).toList());
    }

    /** Other colours, or letters of another size: the signs are drawn for them, and nothing else is done again. */
    private void look() {
        if (heat.state().get() instanceof State.Done map) {
            signs(map.heat());
            kinds.refresh();
        }
        fold();
    }

    private static void show(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
