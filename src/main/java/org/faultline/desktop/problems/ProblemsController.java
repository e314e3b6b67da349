package org.faultline.desktop.problems;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.faultline.desktop.model.Doubts;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Cells;
import org.faultline.desktop.paint.WrappedCell;
import org.faultline.edit.Fix;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Selection;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;

/** The problems: where, what, and what to do about it. */
public final class ProblemsController {
    private final PaneView window;
    @FXML
    private TableView<Problem> problems;
    @FXML
    private TableColumn<Problem, String> place;
    @FXML
    private TableColumn<Problem, String> message;
    @FXML
    private TableColumn<Problem, String> remedy;
    @FXML
    private TableColumn<Problem, Problem> fix;

    public ProblemsController(PaneView window) {
        this.window = window;
    }

    @FXML
    void initialize() {
        wrapped(place, problem -> near(problem.place()).toString());
        wrapped(message, Sentences::of);
        wrapped(remedy, Sentences::remedy);
        fix.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        fix.setCellFactory(column -> new FixCell(window));
        problems.setItems(window.problems());
        problems.getSelectionModel().selectedItemProperty().subscribe(this::show);
    }

    /** Selects the layer that a problem is about. */
    private void show(Problem problem) {
        if (problem != null) {
            Doubts.layer(window.session().getValue(), problem)
                    .ifPresent(l -> window.select(new Selection.OfLayer(l)));
        }
    }

    /** The edit that ends the problem of its row, as a button; many problems have none. */
    private static final class FixCell extends TableCell<Problem, Problem> {
        private final PaneView window;

        FixCell(PaneView window) {
            this.window = window;
        }

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            setGraphic(empty || problem == null ? null
                    : window.fixes(problem).stream().findFirst().map(this::button).orElse(null));
        }

        private Button button(Fix fix) {
            Button button = new Button(WindowText.text("build.fix", fix.title()));
            button.setMnemonicParsing(false);
            button.getStyleClass().add("fix");
            button.setAccessibleText(button.getText());
            button.setTooltip(new Tooltip(button.getText()));
            button.maxWidthProperty().bind(widthProperty().subtract(WrappedCell.PADDING));
            button.setOnAction(event -> window.mend(fix));
            return button;
        }
    }

    /** The place without the folders, which would leave no room for the rest. */
    private static Place near(Place place) {
        return new Place(place.file().substring(place.file().lastIndexOf('/') + 1), place.pointer(), place.line());
    }

    private static void wrapped(TableColumn<Problem, String> column, Function<Problem, String> text) {
        Cells.show(column, text);
        column.setCellFactory(ignored -> new WrappedCell<>(said -> said));
    }
}
