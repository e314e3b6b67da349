package org.faultline.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class EventsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("events", 980, 800));
        stage.show();
    }

    @Test
    void a_click_on_an_event_goes_there_and_the_cursor_selects_its_event(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        assertThat(page.rows()).isEqualTo(window.model().run().getValue().trace().steps().size());
        assertThat(page.cell(1, 3)).isEqualTo("memory_failure");

        page.click("memory_failure");
        assertThat(window.model().cursor()).isEqualTo(2);
        robot.interact(() -> window.model().seek(5));
        assertThat(page.selectedStep()).isEqualTo(5);
    }

    @Test
    void another_story_begins_at_its_beginning_whatever_was_selected(FxRobot robot) {
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        robot.interact(() -> window.model().poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {}));
        assertThat(window.model().cursor()).isZero();
    }

    @Test
    void a_step_marks_rows_and_makes_none(FxRobot robot) {
        EventsPage page = new EventsPage(robot);
        robot.interact(() -> window.model().seek(2));
        Set<Node> before = page.drawn();
        assertThat(page.ahead()).doesNotContain(1, 2).contains(3, 4);

        robot.interact(() -> window.model().seek(4));
        assertThat(page.drawn()).isEqualTo(before);
        assertThat(page.ahead()).doesNotContain(3, 4).contains(5);
        robot.interact(() -> window.model().seek(2));
        assertThat(page.drawn()).isEqualTo(before);
        assertThat(page.ahead()).contains(3, 4);
    }
}
