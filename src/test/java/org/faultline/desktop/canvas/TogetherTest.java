package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.edit.Item;
import org.faultline.fake.Windows;
import org.faultline.format.TopologyJson;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Several things chosen together, and moved to the left and right. */
@ExtendWith(ApplicationExtension.class)
class TogetherTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1280, 900));
        stage.sizeToScene();
        stage.show();
    }

    @Test
    void ctrl_and_click_choose_one_more_or_one_less(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        click(page, page.card("p101"));
        click(page, page.place("b", 100));
        click(page, page.place("m103", 100));
        assertThat(chosen()).containsExactly("p101", "b", "p103");
        click(page, page.place("b", 30));
        assertThat(chosen()).containsExactly("p101", "p103");
    }

    @Test
    void a_click_on_a_page_chooses_what_it_was_clicked_on_for_fields_and_keys(FxRobot robot) {
        robot.interact(() -> window.looks().buildShown().set(true));
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("a", 100);
        assertThat(window.model().selectedPage()).isPresent();
        assertThat(chosen()).containsExactly("a");
        assertThat(robot.lookup("#field-path").queryAs(TextInputControl.class).getText()).isEqualTo("/db/a");
        click(page, page.place("b", 100));
        assertThat(chosen()).containsExactly("a", "b");

        page.clickPage("b", 100);
        robot.push(KeyCode.R);
        assertThat(history()).isEqualTo("Reflink /db/b");
    }

    @Test
    void arrows_and_brackets_take_what_is_chosen_along(FxRobot robot) {
        choose(robot, "a");
        robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(chosen()).containsExactly("a");
        new CanvasPage(robot).type("[");
        assertThat(window.model().selectedPage()).isPresent();
        assertThat(chosen()).containsExactly("xfs0");
    }

    @Test
    void a_click_on_the_name_below_a_strip_chooses_it(FxRobot robot) {
        robot.interact(() -> window.documents().openSample("two-disks"));
        robot.clickOn(new CanvasPage(robot).below("xfs1"));
        assertThat(window.model().selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("xfs1")));
    }

    @Test
    void a_frame_drawn_with_shift_chooses_what_it_meets(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        Point2D from = page.place("a", 10).add(0, -30);
        page.mouse(from, true, false, MouseEvent.MOUSE_PRESSED);
        page.mouse(page.place("b", 200), true, false, MouseEvent.MOUSE_DRAGGED);
        page.mouse(page.place("b", 200), true, false, MouseEvent.MOUSE_RELEASED);
        assertThat(chosen()).containsExactly("a", "b");
        assertThat(history()).isEqualTo("Open");
    }

    @Test
    void all_is_chosen_and_removed_in_one_entry(FxRobot robot) {
        String before = TopologyJson.write(window.model().session().get().document());
        focus(robot);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertThat(chosen()).containsExactly("pmem0", "xfs0", "a", "b", "p101", "p102", "p103");
        robot.push(KeyCode.DELETE);
        assertThat(window.builder().items().all()).isEmpty();
        assertThat(history()).isEqualTo("Remove 7 things");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(TopologyJson.write(window.model().session().get().document())).isEqualTo(before);
    }

    @Test
    void several_are_doubled_in_one_entry_and_the_copies_are_chosen(FxRobot robot) {
        choose(robot, "p101", "p102");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(window.builder().items().ofKind("process").map(Item::id))
                .containsExactly("p101", "p102", "p103", "p104", "p105");
        assertThat(chosen()).containsExactly("p104", "p105");
        assertThat(history()).isEqualTo("Duplicate");
    }

    @Test
    void the_form_changes_a_field_of_all(FxRobot robot) {
        robot.interact(() -> window.looks().buildShown().set(true));
        choose(robot, "p101", "p102");
        TextInputControl name = robot.lookup("#field-name").queryAs(TextInputControl.class);
        assertThat(name.getText()).isEmpty();
        robot.clickOn((Node) name).write("twin");
        assertThat(window.builder().items().ofKind("process").map(i -> i.text("name")))
                .containsExactly("twin", "twin", "report");
        assertThat(history()).isEqualTo("Change Name of 2 things");
    }

    @Test
    void keys_choose_several_too(FxRobot robot) {
        choose(robot, "a");
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        assertThat(chosen()).containsExactly("a", "b");
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        assertThat(chosen()).containsExactly("a");
    }

    @Test
    void a_process_is_moved_with_keys_and_back_by_undo(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        double before = page.card("p102").getX();
        choose(robot, "p102");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(page.card("p102").getX()).isLessThan(page.card("p101").getX());
        assertThat(history()).isEqualTo("Move backup");
        assertThat(chosen()).containsExactly("p102");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(page.card("p102").getX()).isEqualTo(before);
    }

    @Test
    void a_process_is_dragged_to_the_left_by_its_name_and_aligned_again(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        double before = page.card("p102").getX();
        robot.moveTo(page.card("p102")).press(MouseButton.PRIMARY).moveTo(page.card("p103"))
                .moveTo(page.card("p101").add(-60, 0)).release(MouseButton.PRIMARY);
        assertThat(history()).isEqualTo("Move backup");
        assertThat(page.card("p102").getX()).isLessThan(page.card("p101").getX());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(history()).isEqualTo("Align");
        assertThat(page.card("p102").getX()).isEqualTo(before);
    }

    @Test
    void a_file_is_dragged_by_its_name(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        Point2D name = page.below("b");
        robot.moveTo(name).press(MouseButton.PRIMARY).moveTo(page.below("a")).moveTo(page.below("a").add(-40, 0))
                .release(MouseButton.PRIMARY);
        assertThat(history()).isEqualTo("Move /db/b");
        assertThat(page.place("b", 0).getX()).isLessThan(page.place("a", 0).getX());
    }

    @Test
    void a_name_is_changed_where_it_stands(FxRobot robot) {
        choose(robot, "a");
        robot.push(KeyCode.F2);
        robot.write("/db/z").push(KeyCode.ENTER);
        assertThat(window.builder().items().find("a").orElseThrow().text("path")).isEqualTo("/db/z");
        robot.push(KeyCode.F2);
        robot.write("/db/never").push(KeyCode.ESCAPE);
        assertThat(window.builder().items().find("a").orElseThrow().text("path")).isEqualTo("/db/z");
        robot.doubleClickOn(new CanvasPage(robot).card("p103"));
        robot.write("writer").push(KeyCode.ENTER);
        assertThat(window.builder().items().find("p103").orElseThrow().text("name")).isEqualTo("writer");
        assertThat(history()).isEqualTo("Change Name of report");
    }

    private static void click(CanvasPage page, Point2D at) {
        page.mouse(at, false, true, MouseEvent.MOUSE_PRESSED);
        page.mouse(at, false, true, MouseEvent.MOUSE_RELEASED);
    }

    private static void focus(FxRobot robot) {
        robot.interact(() -> robot.lookup("#stack-canvas").query().requestFocus());
    }

    private void choose(FxRobot robot, String... ids) {
        focus(robot);
        robot.interact(
                () -> window.model().selection().set(Selection.of(Arrays.stream(ids).map(LayerId::new).toList())));
    }

    private List<String> chosen() {
        return window.builder().chosen().stream().map(Item::id).toList();
    }

    private String history() {
        return window.model().session().get().history().entries().getLast().label();
    }
}
