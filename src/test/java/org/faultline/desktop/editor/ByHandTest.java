package org.faultline.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.format.TopologyJson;
import org.faultline.machine.FieldByField;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The reflink trio, built from an empty machine in the real window with the palette, the forms and the keys. */
@ExtendWith(ApplicationExtension.class)
class ByHandTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1280, 900));
        stage.show();
    }

    @Test
    void the_field_that_is_refused_stays_in_sight(FxRobot robot) {
        robot.push(KeyCode.B);
        select(robot, "p101");
        Node length = robot.lookup("#field-length").query();
        robot.interact(length::requestFocus);
        set(robot, "length", "banana");
        assertThat(window.builder().refusal().get()).isPresent();
        robot.interact(() -> length.getScene().getRoot().layout());
        Node pane = robot.lookup(".build-pane").query();
        assertThat(pane.localToScene(pane.getLayoutBounds()).contains(length.localToScene(length.getLayoutBounds())))
                .isTrue();
    }

    @Test
    void the_palette_stands_still_while_the_form_becomes_another_and_is_scrolled(FxRobot robot) {
        robot.push(KeyCode.B);
        List<Double> before = partTops(robot);
        select(robot, "p101");
        robot.interact(() -> robot.lookup(".build-pane .scroll-pane").queryAllAs(ScrollPane.class)
                .forEach(pane -> pane.setVvalue(pane.getContent().lookup("#parts") == null ? 1 : 0)));
        part(robot, "Process");
        robot.interact(() -> robot.lookup(".build-pane").query().getScene().getRoot().layout());
        assertThat(partTops(robot)).isEqualTo(before);
    }

    /** In a low window the palette is higher than its place. */
    @Test
    void the_part_that_is_lacking_next_is_in_sight(FxRobot robot) {
        robot.interact(() -> robot.window(0).setHeight(700));
        robot.push(KeyCode.CONTROL, KeyCode.N);
        ScrollPane palette = robot.lookup(".build-pane .scroll-pane").queryAllAs(ScrollPane.class).stream()
                .filter(pane -> pane.getContent().lookup("#parts") != null).findFirst().orElseThrow();
        for (String name : List.of("pmem namespace", "XFS", "File", "Mapping")) {
            robot.interact(() -> palette.getScene().getRoot().layout());
            Node next = button(robot, name);
            assertThat(
                    palette.localToScene(palette.getLayoutBounds()).contains(next.localToScene(next.getLayoutBounds())))
                    .as(name).isTrue();
            part(robot, name);
        }
    }

    private static List<Double> partTops(FxRobot robot) {
        return robot.lookup(".part").queryAll().stream().map(b -> b.localToScene(0, 0).getY()).toList();
    }

    @Test
    void from_nothing_to_the_machine_of_the_sample_and_back_and_forth_again(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(window.looks().buildShown().get()).isTrue();
        part(robot, "pmem namespace");
        part(robot, "XFS");
        part(robot, "File");
        set(robot, "path", "/db/a");
        set(robot, "extents", "0 at 10 MiB length 1 MiB");
        robot.interact(() -> window.builder().show("a"));
        key(robot, KeyCode.R);
        person(robot, "p101", "postgres", "a", "0x7f1000000000");
        person(robot, "p102", "backup", "b", "0x7f2200000000");
        person(robot, "p103", "report", "a", "0x7f3300000000");
        choose(robot, "flags", "private");
        touch(robot, "0", "1", "read");
        touch(robot, "3", "1", "write");
        select(robot, "p102");
        touch(robot, "0", "256", "read");
        select(robot, "p101");
        touch(robot, "0", "256", "read");

        Session sample = Windows.session("reflink-trio");
        assertThat(window.model().before()).usingRecursiveComparison(FieldByField.comparison())
                .isEqualTo(sample.run().setUp().after());
        String built = TopologyJson.write(window.model().session().get().document());
        int entries = window.model().session().get().history().entries().size();
        for (int i = 1; i < entries; i++) {
            robot.interact(window.model()::undo);
        }
        assertThat(window.model().before().devices()).isEmpty();
        for (int i = 1; i < entries; i++) {
            robot.interact(window.model()::redo);
        }
        assertThat(TopologyJson.write(window.model().session().get().document())).isEqualTo(built);
    }

    private void person(FxRobot robot, String id, String name, String file, String address) {
        select(robot, file);
        key(robot, KeyCode.M);
        assertThat(window.model().selection().get()).isEqualTo(new Selection.OfLayer(new LayerId(id)));
        set(robot, "name", name);
        set(robot, "address", address);
    }

    private void key(FxRobot robot, KeyCode code) {
        robot.interact(() -> {
            Node canvas = robot.lookup("#stack-canvas").query();
            canvas.requestFocus();
        });
        robot.push(code);
    }

    private void select(FxRobot robot, String id) {
        robot.interact(() -> window.builder().show(id));
    }

    private static void part(FxRobot robot, String title) {
        robot.interact(button(robot, title)::fire);
    }

    private static Button button(FxRobot robot, String title) {
        return robot.lookup(".part").queryAllAs(Button.class).stream()
                .filter(b -> b.getText().equals(title)).findFirst().orElseThrow();
    }

    private static void set(FxRobot robot, String key, String text) {
        TextInputControl field = robot.lookup("#field-" + key).query();
        robot.interact(() -> field.setText(text));
    }

    private static void choose(FxRobot robot, String key, String word) {
        ComboBox<String> box = robot.lookup("#field-" + key).query();
        robot.interact(() -> box.setValue(word));
    }

    private static void touch(FxRobot robot, String page, String pages, String access) {
        set(robot, "page", page);
        set(robot, "pages", pages);
        choose(robot, "access", access);
        List<Button> buttons = robot.lookup(".titled-pane .button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText().equals("Touch pages")).toList();
        robot.interact(() -> buttons.getFirst().fire());
    }
}
