package org.faultline.desktop.timeline;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
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

    void click(String words) {
        robot.clickOn(words);
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

    /** Where the numbers of the steps begin in their rows that are drawn, each place once. */
    Set<Double> wordStarts() {
        return drawn().stream().flatMap(row -> row.lookupAll(".number").stream()).map(cell -> cell.getLayoutX())
                .collect(Collectors.toSet());
    }

    /** Whether the row of the selected step lies in sight as a whole. */
    boolean selectedInSight() {
        Bounds seen = table().localToScene(table().getLayoutBounds());
        return drawn().stream().map(row -> (TableRow<?>) row).filter(TableRow::isSelected)
                .map(row -> row.localToScene(row.getLayoutBounds()))
                .anyMatch(row -> row.getMinY() >= seen.getMinY() - 1 && row.getMaxY() <= seen.getMaxY() + 1);
    }

    private TableView<Step> table() {
        return robot.lookup("#events").query();
    }
}
