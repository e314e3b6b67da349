package org.faultline.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Room;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EventsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("events", 1280, 118));
        stage.sizeToScene(); // tests before this left it as they liked
        stage.show();
    }

    @Test
    void no_row_moves_when_it_is_marked(FxRobot robot) {
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        robot.interact(() -> window.model().selection().set(new Selection.OfLayer(new LayerId("p101"))));
        robot.interact(() -> robot.lookup("#events").query().getScene().getRoot().layout());
        assertThat(new EventsPage(robot).drawn())
                .anyMatch(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("about")));
        assertThat(new EventsPage(robot).wordStarts()).hasSize(1);
    }

    @Test
    void it_lists_the_steps_up_to_now_in_plain_words_and_none_to_come(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        assertThat(page.rows()).isZero();

        robot.interact(() -> window.model().seek(13));
        assertThat(page.rows()).isEqualTo(13);
        assertThat(page.selectedStep()).isEqualTo(13);
        assertThat(page.cell(12, 1)).isEqualTo("103 report");
        assertThat(page.cell(12, 2)).isEqualTo("103 report is left alone: it does not have the page.");
        assertThat(page.cell(12, 3)).isEqualTo("collect_procs_fsdax()");
        assertThat(page.cell(10, 4)).startsWith("0 + (2560 − 2560) = 0");
        assertThat(page.cell(11, 4)).isEqualTo("ino=131 index=0 count=1");
        robot.interact(() -> window.model().seek(2));
        assertThat(page.rows()).isEqualTo(2);
    }

    @Test
    void a_click_on_a_step_goes_there(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        robot.interact(() -> window.model().seek(5));

        page.click("The page lies 10 MiB into pmem0.");
        assertThat(window.model().cursor()).isEqualTo(4);
        assertThat(page.rows()).isEqualTo(4);
        assertThat(page.selectedStep()).isEqualTo(4);
    }

    @Test
    void another_story_begins_at_its_beginning_whatever_was_selected(FxRobot robot) {
        robot.interact(() -> window.model().seek(3));
        robot.interact(() -> window.model().seek(0));
        robot.interact(() -> window.model().poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {}));
        assertThat(new EventsPage(robot).rows()).isEqualTo(window.model().cursor());
    }

    @Test
    void the_current_step_is_marked_and_in_sight_after_every_change(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        isAtCurrent(page);

        robot.interact(() -> window.model().open(() -> Samples.open("two-disks").orElseThrow()));
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        isAtCurrent(page);
        robot.interact(() -> window.model().setDesign(Designs.find("linux-6.5").orElseThrow(), () -> {}));
        isAtCurrent(page);
    }

    private void isAtCurrent(EventsPage page) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page.rows()).isEqualTo(window.model().cursor());
        assertThat(page.selectedStep()).isEqualTo(window.model().cursor());
        assertThat(page.selectedInSight()).isTrue();
    }

    @Test
    void words_have_the_room_that_a_wider_window_gives_and_a_narrow_one_leaves_calls_out() {
        List<Double> widths = FxThread.call(() -> {
            MainWindow narrow = Windows.on("reflink-trio");
            TableView<?> table = laidOut(narrow, 880);
            double before = table.getColumns().get(2).getWidth();
            narrow.looks().room().set(new Room(1000, 800));
            assertThat(table.getVisibleLeafColumns()).hasSize(3);
            return List.of(before, table.getColumns().get(2).getWidth(),
                    laidOut(Windows.on("reflink-trio"), 1280).getColumns().get(2).getWidth());
        });
        assertThat(widths.get(1)).isGreaterThan(widths.get(0) + 200);
        assertThat(widths.get(2)).isGreaterThan(widths.get(0) + 100);
    }

    private static TableView<?> laidOut(MainWindow window, double width) {
        Scene scene = window.scene("events", width, 118);
        scene.snapshot(null);
        return (TableView<?>) Objects.requireNonNull(scene.lookup("#events"));
    }

    @Test
    void steps_take_over_the_rows_that_are_there(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        Set<Node> rows = new HashSet<>();
        for (int step = 5; step < 25; step++) {
            int next = step;
            robot.interact(() -> window.model().seek(next));
            WaitForAsyncUtils.waitForFxEvents();
            rows.addAll(page.drawn());
        }
        assertThat(rows).hasSizeLessThan(12);
    }
}
