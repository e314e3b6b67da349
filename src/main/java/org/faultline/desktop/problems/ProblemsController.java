package org.faultline.desktop.problems;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.faultline.desktop.model.SessionModel;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;

/** The problems: where, what, and what to do about it. */
public final class ProblemsController {
    private final SessionModel model;
    @FXML
    private TableView<Problem> problems;
    @FXML
    private TableColumn<Problem, String> place;
    @FXML
    private TableColumn<Problem, String> message;
    @FXML
    private TableColumn<Problem, String> remedy;

    public ProblemsController(SessionModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        text(place, problem -> near(problem.place()).toString());
        text(message, Problem::message);
        text(remedy, Problem::remedy);
        problems.setItems(model.problems());
    }

    /** The place without the folders, which would leave no room for the rest. */
    private static Place near(Place place) {
        return new Place(place.file().substring(place.file().lastIndexOf('/') + 1), place.pointer(), place.line());
    }

    private static void text(TableColumn<Problem, String> column, Function<Problem, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    }
}
