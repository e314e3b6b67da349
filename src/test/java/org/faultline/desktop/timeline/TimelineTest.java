package org.faultline.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Jumps;
import org.faultline.fake.Windows;
import org.faultline.format.ChapterText;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Landmark;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TimelineTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("timeline", 980, 60));
        stage.show();
    }

    @Test
    void a_run_is_walked_forward_back_and_by_the_slider(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        int steps = window.model().run().getValue().trace().steps().size();
        assertThat(page.position()).isEqualTo("step 0 of " + steps);
        assertThat(page.canStepBack()).isFalse();

        page.stepForward();
        page.stepForward();
        assertThat(page.position()).isEqualTo("step 2 of " + steps);
        page.stepBack();
        assertThat(page.spoken()).startsWith("Step of the run: ").contains("0x101C00");
        page.drag(7);
        assertThat(window.model().cursor()).isEqualTo(7);
        page.toTheEnd();
        assertThat(page.position()).isEqualTo("step " + steps + " of " + steps);
        page.toTheStart();
        assertThat(window.model().snapshot().getValue().bad()).isEmpty();
    }

    @Test
    void the_slider_is_as_wide_at_every_step(FxRobot robot) {
        robot.interact(() -> robot.lookup("#slider").query().getScene().getWindow().setWidth(1280));
        TimelinePage page = new TimelinePage(robot);
        double width = page.sliderWidth();
        for (int step : new int[]{9, 10, window.model().run().getValue().trace().steps().size()}) {
            page.drag(step);
            assertThat(page.sliderWidth()).as("step " + step).isEqualTo(width);
        }
    }

    @Test
    void the_slider_marks_the_bad_page_and_both_signals_once_they_have_happened(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        assertThat(page.marks()).isZero();
        page.drag(1);
        assertThat(page.marks()).isEqualTo(1);
        page.toTheEnd();
        assertThat(page.marks()).isEqualTo(3);
        page.toTheStart();
        assertThat(page.marks()).isZero();
    }

    @Test
    void a_document_opens_at_its_beginning_whatever_the_end_of_another(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        for (String shorter : List.of("free-block", "metadata-hit", "reflink-trio")) {
            page.toTheEnd();
            robot.interact(() -> window.model().open(() -> Samples.open(shorter).orElseThrow()));
            assertThat(window.model().cursor()).as(shorter).isZero();
            assertThat(page.position()).startsWith("step 0 of ");
        }
    }

    @Test
    void playing_takes_steps_until_somebody_stops_it(FxRobot robot) throws TimeoutException {
        TimelinePage page = new TimelinePage(robot);
        robot.interact(() -> window.looks().speed().set(50));
        page.playOrPause();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !window.player().playing().get());
        assertThat(window.model().isAtEnd()).isTrue();

        page.playOrPause();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> window.model().cursor() > 2);
        page.stepBack();
        assertThat(window.player().playing().get()).isFalse();
    }

    @Test
    void the_track_names_chapters_and_subgoals_that_have_begun(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        assertThat(page.chapters()).isEmpty();
        assertThat(page.subgoals()).isEmpty();
        page.drag(13);
        assertThat(page.chapters()).containsExactly("1 Page 0x101C00 goes bad");
        assertThat(page.subgoals().getFirst()).isEqualTo("4 Find the processes");
        page.drag(2);
        assertThat(page.subgoals()).containsExactly("1 Locate");
    }

    @ParameterizedTest
    @CsvSource({"1200, '4 Find the processes, 3 Find the files, 2 Ask the owner, 1 Locate'",
            "560, '4 Find the processes, 3, 2, 1 Locate'"})
    void where_there_is_little_room_numbers_stand_for_the_names_but_for_the_current_one(double width, String names) {
        Pane pane = new Pane();
        FxThread.call(() -> {
            new Scene(pane).getRoot().setStyle("-fx-font: 13px 'DejaVu Sans'");
            pane.resize(width, 20);
            new TrackNames(pane, Pos.BOTTOM_LEFT, TrackNames::subgoals, step -> {})
                    .show(window.model().timeline().getValue().at(13),
                            window.model().run().getValue().trace().steps().size());
            return true;
        });

        assertThat(pane.getChildren().stream().filter(Node::isVisible).map(Label.class::cast).map(Label::getText))
                .containsExactly(names.split(", "));
    }

    @Test
    void the_track_names_the_chapters_of_the_story_that_is_shown_and_of_no_other(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        for (String name : List.of("metadata-hit", "two-kernels", "free-block")) {
            robot.interact(() -> window.model().open(() -> Samples.open(name).orElseThrow()));
            page.toTheEnd();
            Chronicle run = window.model().timeline().getValue().chronicle();
            assertThat(page.chapters().getFirst()).as(name).isEqualTo(
                    run.chapters().size() + " " + ChapterText.of(run.chapters().getLast(), run.trace()));
        }
    }

    @Test
    void a_page_that_goes_bad_later_in_the_story_has_its_name_at_once(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        page.toTheEnd();
        robot.interact(() -> window.model().poison(new Address.OfPfn(new Pfn(0x101208)), () -> {}));
        page.toTheEnd();
        assertThat(page.chapters().getFirst()).startsWith("2 Page 0x101208 goes bad");
    }

    @Test
    void a_name_on_the_track_goes_to_where_it_begins(FxRobot robot) {
        TimelinePage page = new TimelinePage(robot);
        page.drag(13);
        Chronicle run = window.model().timeline().getValue().chronicle();
        robot.clickOn("4 Find the processes");
        assertThat(window.model().cursor()).isEqualTo(run.stretches().get(3).first()).isLessThan(13);
        robot.clickOn("1 Page 0x101C00 goes bad");
        assertThat(window.model().cursor()).isEqualTo(1);
    }

    @Test
    void what_is_looked_for_is_gone_to_and_where_there_is_no_more_that_is_said(FxRobot robot) {
        Chronicle run = window.model().timeline().getValue().chronicle();
        robot.interact(() -> jump("Next signal"));
        assertThat(window.model().cursor()).isEqualTo(run.next(Landmark.SIGNAL, 0).orElseThrow());
        robot.interact(() -> jump("Previous decision"));
        assertThat(run.is(Landmark.DECISION, window.model().cursor())).isTrue();
        robot.interact(() -> jump("Next refusal"));
        assertThat(window.model().said().get()).isEqualTo("Nobody is turned down after this step.");
    }

    private void jump(String name) {
        Jumps.of(window.player()).stream().filter(c -> c.plainName().equals(name)).findFirst().orElseThrow().action()
                .run();
    }

    @Test
    void one_step_is_shown_again_and_again_until_something_else_is_done(FxRobot robot) {
        robot.interact(() -> window.player().seek(8));
        robot.interact(() -> window.player().loop());
        assertThat(window.looks().looping().get()).isTrue();
        assertThat(window.model().cursor()).isEqualTo(8);
        robot.interact(() -> window.player().step(1));
        assertThat(window.looks().looping().get()).isFalse();
        robot.interact(() -> window.player().loop());
        robot.interact(() -> window.player().loop());
        assertThat(window.looks().looping().get()).isFalse();
    }
}
