package org.faultline.desktop.shell;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.testfx.api.FxRobot;

/** The main window as a user works it. */
final class ShellPage {
    private final FxRobot robot;

    ShellPage(FxRobot robot) {
        this.robot = robot;
    }

    void press(KeyCode... keys) {
        robot.push(keys);
    }

    void type(String text) {
        robot.clickOn("#address");
        robot.interact(() -> robot.lookup("#address").<TextInputControl>query().clear());
        robot.write(text);
    }

    String typed() {
        return robot.lookup("#address").queryTextInputControl().getText();
    }

    String answer() {
        return robot.lookup("#answer").queryLabeled().getText();
    }

    void poison() {
        robot.clickOn(".toolbar #poison");
    }

    boolean canPoison() {
        return !robot.lookup(".toolbar #poison").queryAs(Button.class).isDisabled();
    }

    void choose(KernelDesign design) {
        ComboBox<KernelDesign> box = robot.lookup(".toolbar #design").query();
        robot.interact(() -> box.setValue(design));
    }

    List<String> notices() {
        ComboBox<Notice> box = robot.lookup("#notice").query();
        return box.getItems().stream().map(box.getConverter()::toString).toList();
    }

    void choose(Notice notice) {
        ComboBox<Notice> box = robot.lookup("#notice").query();
        robot.interact(() -> box.setValue(notice));
    }

    String hint() {
        return robot.lookup("#hint").queryLabeled().getText();
    }

    String documentName() {
        return robot.lookup(".document-name").queryLabeled().getText();
    }

    List<String> tabs() {
        ObservableList<Tab> tabs = robot.lookup("#tabs").queryAs(TabPane.class).getTabs();
        return tabs.stream().map(Tab::getText).toList();
    }

    String selectedTab() {
        return robot.lookup("#tabs").queryAs(TabPane.class).getSelectionModel().getSelectedItem().getText();
    }

    void click(String query) {
        robot.clickOn(query);
    }
}
