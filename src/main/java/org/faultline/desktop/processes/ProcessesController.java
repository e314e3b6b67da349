package org.faultline.desktop.processes;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.Gloss;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WhyMenu;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.Rows;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.why.Question;

/** The process table at the cursor; a click selects the process everywhere. */
public final class ProcessesController {
    private final PaneView window;
    @FXML
    private TableView<ProcessRow> processes;
    @FXML
    private TableColumn<ProcessRow, String> pid;
    @FXML
    private TableColumn<ProcessRow, String> name;
    @FXML
    private TableColumn<ProcessRow, String> state;
    @FXML
    private TableColumn<ProcessRow, String> code;
    @FXML
    private TableColumn<ProcessRow, String> address;
    @FXML
    private TableColumn<ProcessRow, String> lsb;
    @FXML
    private TableColumn<ProcessRow, String> why;
    @FXML
    private TableColumn<ProcessRow, String> simulated;
    @FXML
    private TableColumn<ProcessRow, String> real;

    public ProcessesController(PaneView window) {
        this.window = window;
    }

    @FXML
    void initialize() {
        Cells.show(pid, row -> Integer.toString(row.pid()));
        Cells.show(name, ProcessRow::name);
        Cells.show(state, ProcessRow::stateText);
        Cells.show(code, ProcessRow::code);
        Cells.show(address, ProcessRow::address);
        Cells.show(lsb, ProcessRow::lsb);
        Cells.show(why, ProcessRow::why);
        Cells.show(simulated, ProcessRow::nextSimulated);
        Cells.show(real, ProcessRow::nextReal);
        Label head = new Label(lsb.getText());
        head.setTooltip(new Tooltip(Gloss.LSB.text()));
        lsb.setGraphic(head);
        lsb.setText("");
        processes.setRowFactory(table -> new StateRow());
        window.timeline().subscribe(this::show);
        window.selection().subscribe(this::mark);
        processes.setContextMenu(WhyMenu.of(window, () -> Optional.ofNullable(
                processes.getSelectionModel().getSelectedItem()).map(row -> new Question.OfProcess(row.pid()))));
        processes.setOnMouseClicked(event -> Optional.ofNullable(processes.getSelectionModel().getSelectedItem())
                .ifPresent(row -> window.select(new Selection.OfLayer(row.id()))));
    }

    private void show(Timeline timeline) {
        if (Rows.show(processes.getItems(), ProcessRow.of(Fates.at(timeline)))) {
            mark(window.selection().getValue());
        }
    }

    private void mark(Selection selection) {
        processes.getSelectionModel().clearSelection();
        if (selection instanceof Selection.OfLayer layer) {
            processes.getItems().stream().filter(row -> row.id().equals(layer.layer())).findFirst()
                    .ifPresent(processes.getSelectionModel()::select);
        }
    }

    /** A row that looks like the state of its process. */
    private static final class StateRow extends TableRow<ProcessRow> {
        @Override
        protected void updateItem(ProcessRow row, boolean empty) {
            super.updateItem(row, empty);
            setTooltip(empty || row.why().isEmpty() ? null : new Tooltip(row.whole()));
            for (ProcessRow.State each : ProcessRow.State.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                        !empty && row.state() == each);
            }
        }
    }
}
