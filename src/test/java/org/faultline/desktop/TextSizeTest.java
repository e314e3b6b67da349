package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.assertj.core.data.Percentage;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.Screens;
import org.faultline.desktop.paint.Scroller;
import org.faultline.edit.Parts;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The window with larger text, laid out without a stage. */
class TextSizeTest {
    private static final List<Integer> SIZES = Appearance.SIZES;

    @Test
    void text_of_twice_the_size_is_twice_as_high_and_so_is_what_holds_it() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = shown(window, Screens.MAIN);
            for (String what : List.of(".toolbar #address", "#position", ".toolbar #poison", ".toolbar #design")) {
                window.looks().textSize().set(100);
                layOut(scene);
                double usual = region(scene, what).getHeight();
                window.looks().textSize().set(200);
                layOut(scene);
                assertThat(region(scene, what).getHeight()).as(what).isCloseTo(2 * usual,
                        Percentage.withPercentage(12));
            }
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(Screens.class)
    void on_every_screen_no_button_is_shortened_and_no_text_without_a_tip(Screens screen) {
        FxThread.call(() -> {
            for (int size : SIZES) {
                MainWindow window = Windows.on("reflink-trio");
                window.looks().textSize().set(size);
                window.model().selection().set(new Selection.OfLayer(new LayerId("a")));
                assertThat(shortened(shown(window, screen).getRoot())).as(size + " %").isEmpty();
            }
            return true;
        });
    }

    @Test
    void on_no_pane_is_a_button_shortened_nor_a_text_without_a_tip() {
        FxThread.call(() -> {
            for (int size : SIZES) {
                MainWindow window = Windows.on("reflink-trio");
                window.looks().textSize().set(size);
                window.model().selection().set(new Selection.OfLayer(new LayerId("a")));
                for (Pane pane : window.panes().all()) {
                    Scene scene = window.scene(pane.id(), 1280, 800);
                    layOut(scene);
                    assertThat(shortened(scene.getRoot())).as(pane.id() + " at " + size + " %").isEmpty();
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"reflink-trio, 0, true", "reflink-trio, 12, false", "reflink-trio, 99, false",
            "metadata-hit, 99, false",
            "two-disks, 5, true"})
    void at_1280x800_nothing_that_can_be_pressed_is_out_of_the_window(String sample, int step, boolean building) {
        FxThread.call(() -> {
            for (int size : SIZES) {
                MainWindow window = Windows.on(sample);
                window.looks().textSize().set(size);
                window.looks().buildShown().set(building);
                Scene scene = shown(window, Screens.MAIN);
                window.model().seek(step);
                layOut(scene);
                assertThat(outside(scene.getRoot())).as(size + " %").isEmpty();
                assertThat(region(scene, "#canvasPlace").getWidth()).as(size + " %").isGreaterThan(500);
                assertThat(region(scene, "#canvasPlace").getHeight()).as(size + " %").isGreaterThan(250);
            }
            return true;
        });
    }

    @ParameterizedTest
    @FieldSource("SIZES")
    void what_is_refused_and_its_fixes_are_all_in_sight(int size) {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(size);
            Scene scene = shown(window, Screens.MAIN);
            window.builder().remove("xfs0");
            Parts.all().stream().filter(p -> List.of("Partition", "XFS").contains(p.title()))
                    .forEach(window.builder()::add);
            layOut(scene);
            assertThat(scene.lookup("#fix-0")).isNotNull();
            Region refused = region(scene, ".refused");
            assertThat(refused.localToScene(refused.getLayoutBounds()).getMinX())
                    .as("it stands beside the form").isGreaterThanOrEqualTo(region(scene, ".build-pane").getWidth());
            assertThat(region(scene, ".build-pane").getHeight()).isEqualTo(region(scene, "#left").getHeight());
            assertThat(outside(scene.getRoot())).isEmpty();
            assertThat(shortened(scene.getRoot())).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @FieldSource("SIZES")
    void what_may_be_typed_into_the_address_can_be_read_whole(int size) {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(size);
            TextField address = (TextField) region(shown(window, Screens.MAIN), "#address");
            Text prompt = new Text(address.getPromptText());
            prompt.setFont(address.getFont());
            assertThat(prompt.getLayoutBounds().getWidth()).isLessThan(
                    address.getWidth() - address.snappedLeftInset() - address.snappedRightInset());
            return true;
        });
    }

    @ParameterizedTest
    @FieldSource("SIZES")
    void a_long_answer_leaves_the_picture_its_room_and_can_be_read_whole(int size) {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(size);
            Scene scene = shown(window, Screens.MAIN);
            TextField address = (TextField) region(scene, "#address");
            address.setText("nowhere");
            address.fireEvent(new ActionEvent());
            layOut(scene);
            assertThat(((Label) scene.lookup("#answer")).getText()).startsWith("That is no address.");
            assertThat(region(scene, "#canvasPlace").getHeight()).isGreaterThan(200);
            assertThat(shortened(scene.getRoot())).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"1000, 650", "1280, 800", "1920, 1080", "2560, 1080"})
    void no_bar_lies_on_the_picture_at_any_size_of_text(int width, int height) {
        FxThread.call(() -> {
            for (String sample : List.of("reflink-trio", "two-disks", "metadata-hit")) {
                for (int size : SIZES) {
                    MainWindow window = Windows.on(sample);
                    window.looks().textSize().set(size);
                    window.model().seek(Integer.MAX_VALUE);
                    Scene scene = window.scene(width, height);
                    layOut(scene);
                    List<Scroller> bars = region(scene, "#stack-canvas").getChildrenUnmodifiable().stream()
                            .filter(Scroller.class::isInstance).map(Scroller.class::cast).toList();
                    assertThat(bars).as(sample + " at " + size + " %").extracting(Node::isVisible)
                            .containsExactly(false, false);
                }
            }
            return true;
        });
    }

    @Test
    void the_menu_has_the_sizes_and_marks_the_one_in_force() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(150);
            MenuBar bar = (MenuBar) region(shown(window, Screens.MENU), ".menu-bar");
            List<MenuItem> view = bar.getMenus().stream().filter(m -> m.getText().equals("_View")).findFirst()
                    .orElseThrow().getItems();
            Menu sizes = view.stream().filter(i -> "_Text size".equals(i.getText())).map(Menu.class::cast).findFirst()
                    .orElseThrow();
            assertThat(sizes.getItems()).extracting(MenuItem::getText).containsExactly("100 %", "125 %", "150 %",
                    "175 %", "200 %");
            assertThat(marked(sizes)).containsExactly("150 %");
            sizes.getItems().getLast().fire();
            assertThat(window.looks().textSize().get()).isEqualTo(200);
            assertThat(marked(sizes)).containsExactly("200 %");

            act(view, "Larger text");
            assertThat(window.looks().textSize().get()).isEqualTo(200);
            act(view, "Smaller text");
            assertThat(marked(sizes)).containsExactly("175 %");
            act(view, "Text of the usual size");
            assertThat(marked(sizes)).containsExactly("100 %");
            return true;
        });
    }

    private static void act(List<MenuItem> menu, String name) {
        MenuItem item = menu.stream().filter(i -> name.equals(i.getText())).findFirst().orElseThrow();
        assertThat(item.getAccelerator()).isNotNull();
        item.fire();
    }

    private static List<String> marked(Menu sizes) {
        return sizes.getItems().stream().filter(i -> ((RadioMenuItem) i).isSelected()).map(MenuItem::getText).toList();
    }

    private static Scene shown(MainWindow window, Screens screen) {
        Scene scene = window.scene(screen, 1280, 800);
        layOut(scene);
        return scene;
    }

    private static void layOut(Scene scene) {
        scene.snapshot(null);
        scene.getRoot().layout();
    }

    private static Region region(Scene scene, String query) {
        return (Region) Objects.requireNonNull(scene.lookup(query), query);
    }

    /** Buttons, and names and sentences without a tip, that lack letters; cells of tables and lists do, which scroll or show the whole elsewhere. */
    private static List<String> shortened(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible() || node instanceof IndexedCell<?>) {
            return found;
        }
        if (node instanceof Labeled label && (label.getTooltip() == null || label instanceof ButtonBase)
                && label.lookup(".text") instanceof Text text
                && text.getText().contains("…") && !label.getText().contains("…")) {
            found.add(label.getText() + " is shown as " + text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(shortened(child)));
        }
        return found;
    }

    /** What reaches out of the window and is in nothing that scrolls. */
    private static List<String> outside(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible() || node instanceof TableView<?> || node instanceof ScrollPane) {
            return found;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean seen = node instanceof Label || node.isFocusTraversable();
        if (seen && (bounds.getMinX() < -1 || bounds.getMinY() < -1 || bounds.getMaxX() > 1281
                || bounds.getMaxY() > 801 || bounds.getHeight() < 1)) {
            found.add(node + " " + bounds);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(outside(child)));
        }
        return found;
    }
}
