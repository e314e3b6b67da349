package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.edit.Item;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Building with the mouse in the picture. */
@ExtendWith(ApplicationExtension.class)
class HandsTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        List.copyOf(Window.getWindows()).stream().filter(left -> !left.equals(stage)).forEach(Window::hide);
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene(1280, 900));
        stage.sizeToScene();
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void a_file_is_dragged_into_a_process(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        drag(robot, page.place("b", 100), page.card("p103"));

        assertThat(history()).isEqualTo("Map /db/b into 103");
        assertThat(mappings("p103")).containsExactly("a 0", "b 0");
        robot.interact(window.model()::undo);
        assertThat(mappings("p103")).containsExactly("a 0");
    }

    @Test
    void marked_pages_of_a_file_are_dragged_into_a_process(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        drag(robot, page.place("a", 40), page.place("a", 120));
        closeMenu(robot);
        drag(robot, page.place("a", 80), page.card("p102"));

        assertThat(history()).isEqualTo("Map /db/a into 102");
        Item mapping = window.builder().items().find("m102-2").orElseThrow();
        assertThat(mapping.bytes("offset").orElse(0) / 4096).isBetween(38L, 42L);
        assertThat(mapping.bytes("length").orElse(0) / 4096).isBetween(78L, 84L);
    }

    @Test
    void with_ctrl_a_file_is_shared(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        Point2D from = page.place("a", 100);
        Point2D to = page.place("xfs0", 200 << 20);
        robot.moveTo(from).press(MouseButton.PRIMARY).press(KeyCode.CONTROL).moveTo(from.midpoint(to)).moveTo(to)
                .release(MouseButton.PRIMARY).release(KeyCode.CONTROL);

        assertThat(history()).isEqualTo("Reflink /db/a");
        assertThat(window.builder().items().find("c").orElseThrow().text("reflink")).isEqualTo("a");
    }

    @Test
    void escape_lets_go_of_what_is_on_its_way(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        robot.moveTo(page.place("b", 100)).press(MouseButton.PRIMARY).moveTo(page.card("p103")).push(KeyCode.ESCAPE)
                .release(MouseButton.PRIMARY);

        assertThat(history()).isEqualTo("Open");
    }

    @Test
    void what_is_dropped_where_it_means_nothing_changes_nothing(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        drag(robot, page.place("a", 100), page.place("pmem0", 500 << 20));

        assertThat(history()).isEqualTo("Open");
    }

    @Test
    void pages_are_marked_with_the_keyboard_and_written_mapped_or_shared(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        mark(robot, 3);
        assertThat(asked(robot)).contains("101 postgres writes pages 8–11 with write(2)", "Punch a hole: pages 8–11",
                "Map pages 8–11 of /db/a into 103 report", "/db/b shares 4 pages with /db/a from its page 8 on");
        choose(robot, "/db/b shares 4 pages with /db/a from its page 8 on");
        assertThat(history()).isEqualTo("Reflink a range");

        mark(robot, 1);
        page.pressShifted(KeyCode.LEFT);
        page.pressShifted(KeyCode.LEFT);
        asked(robot);
        choose(robot, "Map pages 7–8 of /db/a into 102 backup");
        assertThat(history()).isEqualTo("Map /db/a into 102");
        Item mapping = window.builder().items().find("m102-2").orElseThrow();
        assertThat(mapping.bytes("offset")).hasValue(7 * 4096);
        assertThat(mapping.bytes("length")).hasValue(2 * 4096);

        mark(robot, 1);
        page.pressShifted(KeyCode.END);
        assertThat(asked(robot)).contains("Punch a hole: pages 8–255");
        closeMenu(robot);
        mark(robot, 2);
        page.walk(KeyCode.RIGHT);
        assertThat(asked(robot)).contains("Punch a hole: page 9").doesNotContain("Punch a hole: pages 8–10");
        closeMenu(robot);
    }

    /** Goes to page 8 of a file by its address, and marks so many more with the keyboard. */
    private void mark(FxRobot robot, int more) {
        robot.interact(() -> {
            window.model().selection().set(new Selection.OfPage(new Pfn(0x101C08)));
            robot.lookup("#stack-canvas").query().requestFocus();
        });
        CanvasPage page = new CanvasPage(robot);
        for (int i = 0; i < more; i++) {
            page.pressShifted(KeyCode.RIGHT);
        }
    }

    /** What the menu key offers. */
    private static List<String> asked(FxRobot robot) {
        robot.press(KeyCode.CONTEXT_MENU).release(KeyCode.CONTEXT_MENU);
        return offered();
    }

    @Test
    void pages_of_a_mapping_are_marked_and_written(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        drag(robot, page.place("m102", 10), page.place("m102", 60));
        choose(robot, "102 backup writes pages");

        assertThat(history()).startsWith("Let 102 write ");
    }

    @Test
    void a_menu_offers_what_can_be_done_to_a_file(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        robot.clickOn(page.place("a", 3), MouseButton.SECONDARY);
        assertThat(offered()).anyMatch(t -> t.startsWith("Reflink /db/a"))
                .anyMatch(t -> t.startsWith("Map /db/a into 102 backup")).anyMatch(t -> t.startsWith("Remove /db/a"))
                .anyMatch(t -> t.contains("with write(2)"))
                .contains("Unlink /db/a: a process removes its name", "Remove /db/a from the stack",
                        "Reflink /db/a: a new file on the same blocks",
                        "Duplicate: another one with blocks of its own");
        choose(robot, "Map /db/a into a new process");

        assertThat(history()).isEqualTo("Map /db/a into 104");
    }

    @Test
    void the_menu_of_a_page_of_memory_poisons_it(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        robot.clickOn(page.place("pmem0", (18L << 20) + 0xA00000), MouseButton.SECONDARY);
        choose(robot, "✕ Poison page 0x");

        assertThat(window.model().selectedPage()).isPresent();
        assertThat(history()).startsWith("Poison ");
    }

    @Test
    void a_menu_on_the_ground_offers_every_part(FxRobot robot) {
        CanvasPage page = new CanvasPage(robot);
        Point2D beside = new Point2D(page.place("xfs0", 990L << 20).getX(), page.card("p103").getY());
        robot.interact(() -> { // where the robot's mouse is depends on windows that are gone
            Node canvas = robot.lookup("#stack-canvas").query();
            Point2D in = canvas.localToScene(canvas.screenToLocal(beside));
            canvas.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, in.getX(), in.getY(),
                    beside.getX(), beside.getY(), false, null));
        });
        choose(robot, "Add pmem namespace");

        assertThat(window.builder().items().ofKind("pmem").count()).isEqualTo(2);
    }

    @Test
    void no_menu_is_drawn_with_a_warning(FxRobot robot) {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler heard = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger css = Logger.getLogger("javafx.css");
        css.addHandler(heard);
        try {
            robot.clickOn(new CanvasPage(robot).place("xfs0", 700L << 20), MouseButton.SECONDARY);
            List<Menu> below = menu().getItems().stream().filter(Menu.class::isInstance).map(Menu.class::cast).toList();
            assertThat(below).isNotEmpty();
            below.forEach(submenu -> {
                robot.interact(submenu::show);
                assertThat(submenu.isShowing()).isTrue();
            });
            closeMenu(robot);
            MenuBar bar = robot.lookup(".menu-bar").queryAs(MenuBar.class);
            bar.getMenus().forEach(menu -> {
                robot.interact(menu::show);
                robot.interact(menu::hide);
            });
        } finally {
            css.removeHandler(heard);
        }
        assertThat(warnings).isEmpty();
    }

    private static void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to)
                .release(MouseButton.PRIMARY);
    }

    private String history() {
        return window.model().session().get().history().entries().getLast().label();
    }

    private List<String> mappings(String process) {
        var items = window.builder().items();
        return items.within(items.find(process).orElseThrow()).map(m -> m.text("file") + " " + m.text("offset"))
                .toList();
    }

    private static List<String> offered() {
        return menu().getItems().stream().filter(i -> i.getText() != null).map(MenuItem::getText).toList();
    }

    private static void choose(FxRobot robot, String text) {
        MenuItem item = menu().getItems().stream().filter(i -> i.getText() != null && i.getText().startsWith(text))
                .findFirst().orElseThrow();
        robot.interact(item::fire);
        closeMenu(robot);
    }

    private static void closeMenu(FxRobot robot) {
        robot.interact(() -> open().forEach(ContextMenu::hide));
    }

    private static ContextMenu menu() {
        List<ContextMenu> found = open();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<ContextMenu> open() {
        return Window.getWindows().stream().filter(w -> w instanceof ContextMenu m && "picture-menu".equals(m.getId()))
                .map(ContextMenu.class::cast).toList();
    }
}
