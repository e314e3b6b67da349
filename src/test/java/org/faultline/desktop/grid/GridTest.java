package org.faultline.desktop.grid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GridTest {
    private static final long FIRST = 2560;
    private final List<Pfn> menus = new ArrayList<>();
    private SessionModel model;

    @Start
    void start(Stage stage) {
        model = new SessionModel(Windows.session("two-disks"), new InlineBackground());
        ViewSettings looks = new ViewSettings();
        looks.gridShown().set(true);
        stage.setScene(new Scene(
                new StackPane(new PageGrid(new SessionView(model, new Player(model, looks), new Asking(model)), looks,
                        (over, page, x, y) -> menus.add(page))),
                940, 240));
        stage.show();
    }

    @Test
    void it_begins_at_the_page_the_story_is_about(FxRobot robot) {
        GridPage page = new GridPage(robot);

        assertThat(page.title()).isEqualTo("Pages of pmem1");
        assertThat(page.range()).endsWith("1 cell = 4 KiB");
        assertThat(page.shows(FIRST + 2)).isTrue();
    }

    @Test
    void the_page_the_story_is_about_stays_in_sight_when_the_window_shrinks(FxRobot robot) {
        GridPage page = new GridPage(robot);
        robot.interact(() -> {
            robot.lookup("#page-grid").queryAs(PageGrid.class).setMaxSize(560, 85);
        });
        assertThat(page.shows(FIRST + 2)).isTrue();
    }

    @Test
    void a_click_on_the_bad_page_does_not_offer_to_poison_it_again(FxRobot robot) {
        robot.interact(() -> model.seek(Integer.MAX_VALUE));
        GridPage page = new GridPage(robot);
        long bad = Fates.at(model.timeline().getValue()).page().orElseThrow().number()
                - model.before().pmems().getLast().pfn(0).number();
        page.clickPage(bad);
        assertThat(model.selectedPage()).isPresent();
        assertThat(page.isPoisonOffered()).isFalse();
        page.clickPage(bad + 1);
        assertThat(page.isPoisonOffered()).isTrue();
    }

    @Test
    void a_tip_ends_when_other_pages_come_under_the_pointer(FxRobot robot) throws TimeoutException {
        GridPage page = new GridPage(robot);
        page.pointAt(FIRST + 5);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> page.tip().contains("pfn 0x"));
        robot.interact(() -> robot.lookup("#page-grid").queryAs(PageGrid.class).setMaxSize(560, 150));
        assertThat(page.tip()).isEmpty();
    }

    @Test
    void a_right_click_selects_the_page_and_asks_for_its_menu(FxRobot robot) {
        GridPage page = new GridPage(robot);
        page.rightClick(FIRST + 5);
        assertThat(model.selectedPage()).contains(new Pfn(0x142C05));
        assertThat(menus).containsExactly(new Pfn(0x142C05));
    }

    @Test
    void a_page_is_clicked_walked_from_and_poisoned(FxRobot robot) {
        GridPage page = new GridPage(robot);
        page.clickPage(FIRST + 5);
        page.press(KeyCode.RIGHT);
        page.press(KeyCode.ENTER);
        assertThat(model.selectedPage()).contains(new Pfn(0x142C06));
        assertThat(page.offer()).contains("0x142C06");
        assertThat(page.spoken()).contains("data of archive");

        page.acceptOffer();
        assertThat(model.run().getValue().trace().verdicts().getFirst().pfn()).isEqualTo(new Pfn(0x142C06));
        assertThat(page.spoken()).endsWith("data of archive, bad.");
    }

    @Test
    void from_the_whole_device_down_to_a_page_and_back_by_wheel(FxRobot robot) {
        GridPage page = new GridPage(robot);
        page.look("device");
        assertThat(page.shows(0)).isTrue();
        assertThat(page.shows(515_583)).isTrue();
        assertThat(page.pagesInACell()).isGreaterThan(16);
        page.look("page");
        assertThat(page.pagesInACell()).isEqualTo(1);
        page.wheel(-1);
        page.wheel(-1);
        page.press(KeyCode.MINUS);
        assertThat(page.range()).contains("1 cell = ");
    }

    @Test
    void what_is_selected_elsewhere_is_brought_into_sight(FxRobot robot) {
        GridPage page = new GridPage(robot);
        robot.interact(() -> model.selection().set(new Selection.OfLayer(new LayerId("orders"))));
        assertThat(page.title()).isEqualTo("Pages of pmem0");
        assertThat(page.shows(FIRST)).isTrue();
        robot.interact(() -> model.selection().set(new Selection.OfPage(new Pfn(0x142200 + 100_000))));
        assertThat(page.title()).isEqualTo("Pages of pmem1");
        assertThat(page.shows(100_000)).isTrue();
    }

    @Test
    void another_document_is_shown_where_its_story_is_and_rows_begin_at_round_addresses(FxRobot robot) {
        GridPage page = new GridPage(robot);
        robot.interact(() -> model.open(() -> new Opened(Optional.of(Windows.session("reflink-trio")), List.of())));
        assertThat(page.title()).isEqualTo("Pages of pmem0");
        assertThat(page.shows(FIRST)).isTrue();
        page.look("device");
        robot.interact(() -> model.open(() -> new Opened(Optional.of(Windows.session("two-disks")), List.of())));
        assertThat(page.title()).isEqualTo("Pages of pmem1");
        assertThat(page.shows(FIRST + 2)).isTrue();
        for (double width = 300; width < 2600; width += 100) {
            assertThat(Zoom.columns(width, 26)).as("at " + width).isIn(8L, 16L, 32L, 64L);
        }
    }
}
