package org.faultline.desktop.timeline;

import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.faultline.trace.Step;
import org.testfx.api.FxRobot;

/** The event list as a user works it. */
final class EventsPage {
    private final FxRobot robot;

    EventsPage(FxRobot robot) {
        this.robot = robot;
    }

    void click(String function) {
        robot.clickOn(function);
    }

    int rows() {
        return table().getItems().size();
    }

    int selectedStep() {
        return table().getSelectionModel().getSelectedItem().number();
    }

    String cell(int row, int column) {
        return table().getColumns().get(column).getCellData(row).toString();
    }

    /** The rows that are there as nodes. */
    Set<Node> drawn() {
        return Set.copyOf(table().lookupAll(".table-row-cell"));
    }

    /** The numbers of the steps that are seen and marked as lying ahead. */
    List<Integer> ahead() {
        return drawn().stream().map(row -> (TableRow<?>) row)
                .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("ahead")))
                .map(row -> ((Step) row.getItem()).number()).toList();
    }

    private TableView<Step> table() {
        return robot.lookup("#events").query();
    }
}
