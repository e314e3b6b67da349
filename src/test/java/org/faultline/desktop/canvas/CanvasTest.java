package org.faultline.desktop.canvas;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.fake.Windows;
import org.faultline.picture.stack.Strip;
import org.faultline.playback.Selection;
import org.faultline.why.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CanvasTest {
    private SessionModel model;
    private Asking asking;

    @Start
    void start(Stage stage) {
        model = new SessionModel(Windows.session("reflink-trio"), new InlineBackground());
        asking = new Asking(model);
        ViewSettings looks = new ViewSettings();
        stage.setScene(new Scene(
                new StackPane(
                        new StackCanvas(new SessionView(model, new Player(model, looks), asking), looks)),
                940, 400));
        stage.show();
    }

    @Test
    void a_page_is_clicked_poisoned_and_the_way_is_told(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("b", 200);
        Pfn chosen = model.selectedPage().orElseThrow();
        assertThat(chosen).isBetween(new Pfn(0x101C00 + 199), new Pfn(0x101C00 + 201));
        assertThat(page.offer()).contains(chosen.toString());

        page.acceptOffer();
        assertThat(page.isPoisonOffered()).isFalse();
        assertThat(model.run().getValue().trace().verdicts().getFirst().pfn()).isEqualTo(chosen);
        assertThat(page.spoken()).contains("Step 1").contains("/mnt/db/b page ");
    }

    @Test
    void a_click_on_the_bad_page_asks_about_it_and_does_not_offer_to_poison_it_again(FxRobot robot) {
        robot.interact(() -> model.seek(Integer.MAX_VALUE));
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("a", 0);
        assertThat(asking.question().get()).contains(new Question.OfPage(new Pfn(0x101C00)));
        assertThat(page.isPoisonOffered()).isFalse();

        robot.interact(asking::close);
        page.press(KeyCode.ENTER);
        assertThat(asking.question().get()).contains(new Question.OfPage(new Pfn(0x101C00)));
        assertThat(page.isPoisonOffered()).isFalse();
    }

    @Test
    void arrows_walk_over_pages_enter_offers_and_x_poisons(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("a", 0);
        page.walk(KeyCode.RIGHT);
        page.walk(KeyCode.RIGHT);
        page.walk(KeyCode.LEFT);
        assertThat(model.selectedPage()).contains(new Pfn(0x101C01));
        assertThat(page.isPoisonOffered()).isFalse();
        page.press(KeyCode.ENTER);
        assertThat(page.isPoisonOffered()).isTrue();
        page.press(KeyCode.X);
        assertThat(model.run().getValue().trace().verdicts().getFirst().pfn()).isEqualTo(new Pfn(0x101C01));
    }

    @Test
    void tab_goes_through_the_objects_and_leaves_after_the_last(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickHeading(page.headingOf(Strip.Kind.PMEM));
        page.press(KeyCode.TAB);
        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("xfs0")));
        page.press(KeyCode.TAB);
        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("a")));
        page.walk(KeyCode.RIGHT);
        assertThat(model.selectedPage()).contains(new Pfn(0x101C00));

        page.pressShifted(KeyCode.TAB);
        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("xfs0")));
        page.pressShifted(KeyCode.TAB);
        page.pressShifted(KeyCode.TAB);
        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("pmem0")));
    }

    @Test
    void brackets_climb_to_the_same_bytes_and_arrows_go_along_the_strip_that_was_reached(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("a", 0);
        page.type("]");
        assertThat(page.marked()).contains("m101");
        page.walk(KeyCode.RIGHT);
        assertThat(model.selectedPage()).contains(new Pfn(0x101C01));
        page.type("[");
        page.type("[");
        assertThat(page.marked()).contains("xfs0");
        page.walk(KeyCode.LEFT);
        page.walk(KeyCode.LEFT);
        assertThat(model.selectedPage()).contains(new Pfn(0x101BFF));
        page.type("[");
        page.type("[");
        assertThat(page.marked()).contains("pmem0");
    }

    @Test
    void a_tip_stays_beside_the_pointer_when_it_grows(FxRobot robot) throws TimeoutException {
        CanvasPage page = new CanvasPage(robot);
        for (long at : List.of(10, 120, 250)) {
            page.pointAt("a", at);
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tip().startsWith("/mnt/db/a page"));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(page.tipCovers(page.place("a", at))).isFalse();
            assertThat(page.tipTop()).isNotNegative();
        }
    }

    @Test
    void a_tip_ends_when_the_picture_moves_from_under_the_pointer(FxRobot robot) throws TimeoutException {
        CanvasPage page = new CanvasPage(robot);
        page.pointAt("a", 10);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tip().startsWith("/mnt/db/a page"));
        page.zoomIn();
        assertThat(page.tip()).isEmpty();
    }

    @Test
    void a_tip_says_what_a_page_is_and_what_would_come_of_it_when_no_story_is_left_that_it_would_give_away(
            FxRobot robot)
            throws TimeoutException {
        CanvasPage page = new CanvasPage(robot);
        page.pointAt("pmem0", (18L << 20) + 0xA00000);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !page.tip().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page.tip()).isEqualTo("/mnt/db/a page 0 and 1 more, pfn 0x101C00");
        page.pointAtHolder();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tip().startsWith("dax holder"));

        robot.interact(() -> model.seek(Integer.MAX_VALUE));
        page.pointAt("a", 10);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tip().contains("\nIf it goes bad: no signal"));
        assertThat(page.tip().lines()).hasSize(2);
        assertThat(page.tipWidth()).isLessThan(340);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tipBottom() <= page.bottom() + 1);
    }

    @Test
    void a_private_copy_is_selected_as_the_mapping_because_no_page_of_the_device_is_behind_it(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickPage("m103", 3);

        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("m103")));
        assertThat(page.isPoisonOffered()).isFalse();
    }

    @Test
    void the_name_of_a_layer_selects_it(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        page.clickHeading(page.headingOf(Strip.Kind.FILESYSTEM));

        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("xfs0")));
    }

    @Test
    void zoom_gives_pages_more_room_and_fit_shows_everything_again(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        double before = page.width("xfs0");
        page.zoomIn();
        assertThat(page.width("xfs0")).isGreaterThan(before * 1.3);
        page.fit();
        assertThat(page.width("xfs0")).isEqualTo(before);
    }
}
