package org.faultline.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.machine.FieldByField;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The reflink trio, built from an empty machine in the real window with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class ByKeyTest {
    private static final int MOST_TABS = 150;
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1280, 900));
        stage.show();
    }

    @Test
    void from_nothing_to_the_machine_of_the_sample(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        part(robot, "pmem namespace");
        part(robot, "XFS");
        part(robot, "File");
        robot.push(KeyCode.R);
        map(robot, "a");
        map(robot, "b");
        map(robot, "a");
        robot.push(KeyCode.F4);
        word(robot, "flags");
        touch(robot, "0", false);
        touch(robot, "3", true);
        select(robot, "m102");
        robot.push(KeyCode.F4);
        press(robot, "Touch pages");
        select(robot, "m101");
        robot.push(KeyCode.F4);
        press(robot, "Touch pages");

        Session sample = Windows.session("reflink-trio");
        assertThat(window.model().before()).usingRecursiveComparison(FieldByField.comparison())
                .isEqualTo(sample.run().setUp().after());
    }

    private void part(FxRobot robot, String title) {
        press(robot, title);
    }

    private void press(FxRobot robot, String title) {
        tab(robot, n -> n instanceof Button b && b.getText().equals(title));
        robot.push(KeyCode.SPACE);
    }

    private void map(FxRobot robot, String file) {
        select(robot, file);
        robot.push(KeyCode.M);
    }

    /** In the picture Tab goes on from what is selected, through its objects, and ReorderDrag+Tab goes back. */
    private void select(FxRobot robot, String id) {
        tab(robot, n -> "stack-canvas".equals(n.getId()));
        while (isOn("stack-canvas") && !isSelected(id)) {
            robot.push(KeyCode.SHIFT, KeyCode.TAB);
        }
        tab(robot, n -> "stack-canvas".equals(n.getId()) && isSelected(id));
    }

    private boolean isOn(String id) {
        Node focus = stage.getScene().getFocusOwner();
        return focus != null && id.equals(focus.getId());
    }

    private boolean isSelected(String id) {
        return window.model().selection().get().equals(new Selection.OfLayer(new LayerId(id)));
    }

    /** The second word of a choice. */
    private void word(FxRobot robot, String key) {
        field(robot, key);
        robot.push(KeyCode.DOWN);
    }

    private void touch(FxRobot robot, String page, boolean write) {
        robot.push(KeyCode.F4);
        type(robot, "page", page);
        type(robot, "pages", "1");
        if (write) {
            word(robot, "access");
        }
        press(robot, "Touch pages");
    }

    private void type(FxRobot robot, String key, String text) {
        field(robot, key);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private void field(FxRobot robot, String key) {
        tab(robot, n -> ("field-" + key).equals(n.getId()));
    }

    private void tab(FxRobot robot, Predicate<Node> there) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node focus = stage.getScene().getFocusOwner();
            if (focus != null && there.test(focus)) {
                return;
            }
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError("the keyboard does not get there");
    }
}
