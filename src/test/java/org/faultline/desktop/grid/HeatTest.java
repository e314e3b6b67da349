package org.faultline.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.fake.Later;
import org.faultline.fake.Windows;
import org.faultline.impact.heat.Harm.Grade;
import org.faultline.impact.heat.Heat;
import org.faultline.picture.Box;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;

/** The heat map in the window. */
class HeatTest {
    private static final Pfn SHARED = new Pfn(0x101C00);
    private final Later later = new Later(true);
    private final MainWindow window = FxThread
            .call(() -> new MainWindow(Windows.session("reflink-trio"), later, new SilentDialogs()));
    private final Scene scene = FxThread.call(() -> window.scene(1280, 800));

    private <T extends Node> T node(Class<T> type, String id) {
        return type.cast(Objects.requireNonNull(scene.lookup(id), id));
    }

    private List<Heat.Kind> kinds() {
        return List.copyOf(((ListView<?>) node(ListView.class, "#kinds")).getItems()).stream()
                .map(Heat.Kind.class::cast)
                .toList();
    }

    private void open() {
        window.panes().shown(window.panes().all().stream().filter(p -> p.id().equals(HeatPane.ID)).findFirst()
                .orElseThrow()).set(true);
        scene.snapshot(null);
    }

    private void worked() {
        later.all();
        scene.snapshot(null);
    }

    private HeatSheet sheet() {
        return node(HeatSheet.class, "#heat-sheet");
    }

    private void opened() {
        window.model().seek(Integer.MAX_VALUE);
        open();
        worked();
    }

    @Test
    void how_a_story_ends_is_told_only_to_those_who_ask_for_it() {
        FxThread.call(() -> {
            open();
            assertThat(later.waiting()).isZero();
            assertThat(node(Label.class, "#waiting").getText()).startsWith("The story is not over");

            node(Button.class, "#start").fire();
            assertThat(node(Button.class, "#cancel").isVisible()).isTrue();
            worked();
            assertThat(kinds()).extracting(k -> k.harm().grade()).contains(Grade.KILL);
            assertThat(node(Button.class, "#cancel").isVisible()).isFalse();
            return true;
        });
    }

    @Test
    void work_that_is_cancelled_ends_and_can_be_asked_for_again() {
        FxThread.call(() -> {
            open();
            node(Button.class, "#start").fire();
            node(Button.class, "#cancel").fire();
            worked();
            assertThat(kinds()).isEmpty();

            node(Button.class, "#start").fire();
            worked();
            assertThat(kinds()).isNotEmpty();
            return true;
        });
    }

    @Test
    void a_map_of_another_machine_takes_the_place_of_one_that_is_not_ready() {
        FxThread.call(() -> {
            window.model().seek(Integer.MAX_VALUE);
            open();
            window.model().setDesign(Designs.find("linux-6.5").orElseThrow(), () -> {});
            window.model().seek(Integer.MAX_VALUE);
            worked();

            assertThat(node(Label.class, "#about").getText()).contains("Linux 6.5");
            assertThat(kinds()).extracting(k -> k.harm().grade()).contains(Grade.LOSS).doesNotContain(Grade.KILL);
            return true;
        });
    }

    @Test
    void a_click_goes_to_the_worst_page_of_a_cell_and_the_arrows_go_on_from_there() {
        FxThread.call(() -> {
            opened();
            HeatPlan plan = sheet().plan();
            Box cell = plan.map().box(plan.map().cellOf(2560));
            Point2D at = sheet().localToScene(cell.centerX(), cell.centerY());
            sheet().fireEvent(mouse(at.getX(), at.getY()));
            assertThat(scene.getFocusOwner()).isSameAs(sheet());
            assertThat(window.model().selectedPage()).contains(SHARED);

            sheet().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, true, false, false, false));
            assertThat(window.model().selectedPage()).contains(new Pfn(SHARED.number() + 1));
            sheet().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
            assertThat(window.model().selectedPage().orElseThrow().number()).isLessThan(SHARED.number());
            return true;
        });
    }

    @Test
    void the_pages_of_the_cell_of_the_selected_page_are_seen_below() {
        FxThread.call(() -> {
            opened();
            window.model().selection().set(new Selection.OfPage(SHARED));
            scene.snapshot(null);
            HeatPlan plan = sheet().plan();

            assertThat(plan.hasNear()).isTrue();
            assertThat(plan.firstNear()).isLessThanOrEqualTo(2560);
            assertThat(plan.firstNear() + plan.near().pages()).isGreaterThan(2560);
            return true;
        });
    }

    @Test
    void what_was_pointed_at_stays_below_in_other_colours_and_with_larger_letters() {
        FxThread.call(() -> {
            opened();
            HeatPlan plan = sheet().plan();
            long cell = plan.map().cells() / 3;
            Box there = plan.map().box(cell);
            Point2D at = sheet().localToScene(there.centerX(), there.centerY());
            sheet().fireEvent(new MouseEvent(MouseEvent.MOUSE_MOVED, at.getX(), at.getY(), 0, 0, MouseButton.NONE, 0,
                    false, false, false, false, false, false, false, true, false, true, null));
            assertThat(sheet().plan().cell()).isEqualTo(cell).isNotEqualTo(plan.cell());
            long first = sheet().plan().firstNear();

            window.looks().dark().set(true);
            assertThat(sheet().plan().cell()).isEqualTo(cell);
            window.looks().textSize().set(150);
            scene.snapshot(null);
            assertThat(sheet().plan().map().cells()).isNotEqualTo(plan.map().cells());
            assertThat(sheet().plan().firstNear()).isLessThanOrEqualTo(first);
            assertThat(sheet().plan().firstNear() + sheet().plan().near().pages()).isGreaterThan(first);
            return true;
        });
    }

    @Test
    void the_head_says_which_act_the_map_is_of() {
        FxThread.call(() -> {
            opened();
            assertThat(node(Label.class, "#about").getText()).contains("by corrupt-pfn");
            return true;
        });
    }

    @Test
    void a_kind_leads_to_the_first_page_of_it() {
        FxThread.call(() -> {
            opened();
            ListView<?> list = node(ListView.class, "#kinds");
            list.getSelectionModel().select(3);
            assertThat(window.model().selectedPage()).contains(kinds().get(3).first());
            return true;
        });
    }

    @Test
    void the_map_takes_the_place_of_the_picture_and_escape_gives_it_back() {
        FxThread.call(() -> {
            opened();
            assertThat(scene.lookup("#canvasPlace")).isNull();
            sheet().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            scene.snapshot(null);
            assertThat(scene.lookup("#canvasPlace")).isNotNull();
            assertThat(scene.lookup("#heat-sheet")).isNull();
            return true;
        });
    }

    @Test
    void escape_and_a_button_give_the_picture_back_wherever_the_keyboard_is() {
        FxThread.call(() -> {
            opened();
            node(Node.class, "#events").fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            scene.snapshot(null);
            assertThat(scene.lookup("#canvasPlace")).isNotNull();

            opened();
            Button close = node(Button.class, "#close");
            assertThat(close.getTooltip().getText()).isEqualTo("Back to the picture (Esc)");
            close.fire();
            scene.snapshot(null);
            assertThat(scene.lookup("#canvasPlace")).isNotNull();
            return true;
        });
    }

    @Test
    void escape_stops_what_is_worked_out_and_leaves_the_map_only_then() {
        FxThread.call(() -> {
            open();
            node(Button.class, "#start").fire();
            KeyEvent escape =
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
            node(Node.class, "#events").fireEvent(escape);
            assertThat(node(Button.class, "#cancel").isVisible()).isFalse();
            assertThat(scene.lookup("#canvasPlace")).isNull();
            node(Node.class, "#events").fireEvent(escape);
            scene.snapshot(null);
            assertThat(scene.lookup("#canvasPlace")).isNotNull();
            return true;
        });
    }

    @Test
    void how_many_pages_there_are_of_a_kind_is_said_with_its_unit() {
        FxThread.call(() -> {
            opened();
            assertThat(scene.getRoot().lookupAll(".count")).isNotEmpty().map(n -> ((Label) n).getText())
                    .filteredOn(text -> !text.isEmpty()).isNotEmpty()
                    .allMatch(text -> text.matches("1 page|\\d+ pages"));
            return true;
        });
    }

    private static MouseEvent mouse(double x, double y) {
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false,
                true, false, false, true, false, true, null);
    }
}
