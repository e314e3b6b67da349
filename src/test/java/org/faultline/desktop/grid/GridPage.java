package org.faultline.desktop.grid;

import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.faultline.picture.Box;
import org.testfx.api.FxRobot;

/** The page grid as a user works it. */
final class GridPage {
    private final FxRobot robot;

    GridPage(FxRobot robot) {
        this.robot = robot;
    }

    private PageGrid grid() {
        return robot.lookup("#page-grid").queryAs(PageGrid.class);
    }

    void clickPage(long page) {
        Box cell = grid().place(page).orElseThrow();
        robot.clickOn(grid().localToScreen(new Point2D(cell.centerX(), cell.centerY())));
    }

    void rightClick(long page) {
        Box cell = grid().place(page).orElseThrow();
        robot.clickOn(grid().localToScreen(new Point2D(cell.centerX(), cell.centerY())), MouseButton.SECONDARY);
    }

    void pointAt(long page) {
        Box cell = grid().place(page).orElseThrow();
        robot.moveTo(grid().localToScreen(new Point2D(cell.centerX(), cell.centerY())));
    }

    String tip() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).map(w -> ((Tooltip) w).getText())
                .findFirst().orElse("");
    }

    void look(String near) {
        robot.clickOn("#grid-" + near);
    }

    void press(KeyCode key) {
        robot.press(key).release(key);
    }

    void wheel(int amount) {
        Box area = grid().plan().area();
        robot.moveTo(grid().localToScreen(new Point2D(area.centerX(), area.centerY() + PageGrid.HEADER)));
        robot.scroll(amount, amount > 0 ? VerticalDirection.UP : VerticalDirection.DOWN);
    }

    boolean shows(long page) {
        return grid().plan().shows(page);
    }

    long pagesInACell() {
        return grid().plan().zoom().pages();
    }

    boolean isPoisonOffered() {
        return robot.lookup("#grid-poison").query().isVisible();
    }

    void acceptOffer() {
        robot.clickOn("#grid-poison");
    }

    String offer() {
        return robot.lookup("#grid-poison").queryAs(Button.class).getText();
    }

    String title() {
        return robot.lookup("#grid-title").queryAs(Label.class).getText();
    }

    String range() {
        return robot.lookup("#grid-range").queryAs(Label.class).getText();
    }

    String spoken() {
        return grid().getAccessibleText();
    }
}
