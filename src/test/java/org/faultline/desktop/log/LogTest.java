package org.faultline.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.kernel.LogLine;
import org.faultline.playback.KernelLog.Entry;
import org.faultline.playback.Snapshot;
import org.faultline.playback.Unsaid;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LogTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("log", 980, 300));
        stage.show();
    }

    @Test
    void the_log_grows_with_the_cursor_and_a_line_leads_to_the_step_that_printed_it(FxRobot robot) {
        LogPage page = new LogPage(robot);
        assertThat(page.lines()).isEmpty();
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        assertThat(page.lines()).last().asString().endsWith("recovery action for dax page: Recovered");

        String kill = page.lines().stream().filter(line -> line.contains("backup:102")).findFirst().orElseThrow();
        page.click(kill);
        assertThat(window.model().timeline().getValue().current().orElseThrow().log()).extracting(LogLine::text)
                .contains(kill);
        assertThat(page.lines()).last().isEqualTo(kill);
    }

    @Test
    void what_is_not_printed_stands_between_the_lines_as_soon_as_it_has_happened(FxRobot robot) {
        LogPage page = new LogPage(robot);
        robot.interact(() -> window.model().seek(12));
        assertThat(page.unsaid()).allMatch(u -> u.step() <= 12).noneMatch(Unsaid.Lost.class::isInstance);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));

        assertThat(page.unsaid()).filteredOn(Unsaid.Lost.class::isInstance)
                .extracting(u -> ((Unsaid.Lost) u).label()).containsExactly("/mnt/db/a", "/mnt/db/b");
        assertThat(page.items()).isSortedAccordingTo(Comparator.comparingInt(Entry::step));
        robot.clickOn("not printed: 103 report is left alone: it does not have the page.");
        assertThat(window.model().timeline().getValue().current().orElseThrow().event())
                .isInstanceOf(TraceEvent.Skipped.class);
    }

    @Test
    void every_step_shows_the_beginning_of_one_list(FxRobot robot) {
        LogPage page = new LogPage(robot);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        List<Entry> end = List.copyOf(page.items());
        ObservableList<Entry> shown = page.items();
        for (int step = window.model().cursor(); step > 0; step -= 3) {
            int at = step;
            robot.interact(() -> window.model().seek(at));
            assertThat(page.items()).isSameAs(shown).isEqualTo(end.subList(0, shown.size()));
            assertThat(page.printed()).isEqualTo(Snapshot.of(window.model().timeline().getValue()).log());
        }
    }
}
