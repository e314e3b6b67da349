package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.RunList;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.fake.Windows;
import org.faultline.format.TopologyJson;
import org.faultline.session.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Changing something at an earlier step of a run, with the keys. */
@ExtendWith(ApplicationExtension.class)
class RunsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1280, 800));
        stage.show();
    }

    @Test
    void a_file_that_is_added_inside_of_a_run_makes_another_run_and_says_so(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        MenuButton runs = robot.lookup("#runs").query();
        String before = text();
        assertThat(runs.isVisible()).isFalse();
        robot.interact(() -> window.builder().show("a"));
        for (int i = 0; i < 9; i++) {
            page.press(KeyCode.PERIOD);
        }
        page.press(KeyCode.R);

        assertThat(names()).containsExactly("Run 1", "Run 2");
        assertThat(page.hint())
                .isEqualTo("Run 2 was made from Run 1 at step 9; Run 1 is kept: Run › Runs. Space plays on.");
        assertThat(runs.isVisible()).isTrue();
        assertThat(runs.getText()).isEqualTo("Run 2");
        assertThat(window.model().cursor()).isEqualTo(9);

        page.press(KeyCode.PERIOD);
        assertThat(page.hint()).contains("Run 1 is kept").contains("Step 10 of ");
        page.press(KeyCode.N);
        assertThat(runs.getText()).isEqualTo("Run 1");
        assertThat(window.model().cursor()).isEqualTo(9);
        page.press(KeyCode.SHIFT, KeyCode.N);
        assertThat(runs.getText()).isEqualTo("Run 2");
        assertThat(window.model().cursor()).isEqualTo(10);
        page.press(KeyCode.SHIFT, KeyCode.DELETE);
        assertThat(names()).containsExactly("Run 1");
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void a_run_of_a_long_name_leaves_room_for_everything_else(FxRobot robot) {
        MenuButton runs = robot.lookup("#runs").query();
        robot.interact(() -> window.builder().show("a"));
        new ShellPage(robot).press(KeyCode.PERIOD);
        new ShellPage(robot).press(KeyCode.R);
        robot.interact(() -> window.model().edit(session -> session.apply(called("n".repeat(300))).session()
                .orElseThrow()));

        assertThat(runs.getText()).isEqualTo("n".repeat(23) + "…");
        assertThat(runs.getScene().getRoot().minWidth(-1)).isLessThan(1280);
        assertThat(new RunList(window.model()).commands()).allMatch(line -> line.plainName().length() < 100);
    }

    private static Edit called(String name) {
        return Edit.of("Call it so", d -> d.with(Pointer.ROOT.key("run").key("name"), Node.of(name)));
    }

    private List<String> names() {
        return new Runs(window.model().session().get().document()).all().stream().map(Runs.One::name).toList();
    }

    private String text() {
        return TopologyJson.write(window.model().session().get().document());
    }
}
