package org.faultline.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.compare.End;
import org.faultline.compare.Fold;
import org.faultline.compare.Subject;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.fake.Windows;
import org.faultline.playback.Timeline;
import org.junit.jupiter.api.Test;

/** The same story under two kernels, and under all of them. */
class CompareTest {
    private final MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));
    private final Scene scene = FxThread.call(() -> {
        Scene made = window.scene("compare", 1280, 400);
        made.snapshot(null);
        return made;
    });

    @Test
    void before_a_kernel_is_chosen_it_says_what_to_do() {
        FxThread.call(() -> {
            assertThat(headline()).isEqualTo("Choose the kernel to compare with, another run, or another document. "
                    + "Both stories are told to their end.");
            assertThat(rows().getItems()).isEmpty();
            assertThat(rows().getPlaceholder()).isInstanceOf(Label.class);
            return true;
        });
    }

    @Test
    void it_opens_where_both_differ_first_and_says_so_in_a_sentence() {
        FxThread.call(() -> {
            choose("linux-6.1");

            assertThat(headline()).isEqualTo("First difference: step 4 of the set-up, Linux 6.12 only. "
                    + "The page is taken out of 103’s page table.");
            assertThat(find("#reason", Label.class).getText())
                    .startsWith("Rule: shared-fault, dax_iomap_fault(), fs/dax.c. A: Any fault ");
            RowLine here = rows().getSelectionModel().getSelectedItem();
            assertThat(here.alone()).isTrue();
            assertThat(here.number(true)).isEqualTo("-4");
            assertThat(here.what(true)).isEqualTo("The page is taken out of 103’s page table.");
            assertThat(here.what(false)).isEmpty();
            assertThat(ends().getItems().getFirst().subject()).isEqualTo(new Subject.OfProcess(103));
            return true;
        });
    }

    @Test
    void one_cursor_moves_both_and_the_window() {
        FxThread.call(() -> {
            choose("linux-6.1");
            window.model().seek(13);
            assertThat(rows().getSelectionModel().getSelectedItem().number(true)).isEqualTo("13");

            rows().getSelectionModel().select(rows().getItems().stream()
                    .filter(l -> l.number(true).equals("15")).findFirst().orElseThrow());
            assertThat(window.model().cursor()).isEqualTo(15);
            return true;
        });
    }

    @Test
    void what_is_equal_is_folded_and_can_be_unfolded() {
        FxThread.call(() -> {
            choose("linux-6.1");
            RowLine folded = rows().getItems().stream().filter(RowLine::isFolded).findFirst().orElseThrow();
            int before = rows().getItems().size();
            int count = ((Fold.Equal) folded.fold()).count();
            assertThat(folded.what(false)).isEqualTo(count + " equal steps");

            rows().getSelectionModel().select(folded);
            rows().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));

            assertThat(rows().getItems()).hasSize(before + count - 1);
            return true;
        });
    }

    @Test
    void two_heads_of_the_matrix_are_compared() {
        FxThread.call(() -> {
            find("#allKernels", ToggleButton.class).fire();
            TableView<?> matrix = find("#matrix", TableView.class);
            assertThat(matrix.getItems().contains(new Subject.OfProcess(103))).isTrue();
            ((Button) matrix.getColumns().get(1).getGraphic()).fire();
            assertThat(headline()).startsWith("Linux 5.10, with which");
            ((Button) matrix.getColumns().getLast().getGraphic()).fire();

            assertThat(left().getValue()).isEqualTo(under("linux-5.10"));
            assertThat(right().getValue()).isEqualTo(under("linux-6.12"));
            assertThat(rows().getItems()).isNotEmpty();
            return true;
        });
    }

    @Test
    void a_number_that_differs_stands_in_the_row_and_a_step_of_one_side_leaves_a_gap_on_the_other() {
        FxThread.call(() -> {
            choose("linux-6.1");
            RowLine taken =
                    rows().getItems().stream().filter(l -> l.number(true).equals("15")).findFirst().orElseThrow();
            assertThat(taken.told(true)).endsWith("mappings: [m101]");
            assertThat(taken.told(false)).endsWith("mappings: [m101, m103]");
            assertThat(rows().getItems().stream().filter(l -> l.isGap(false)).map(l -> l.number(true)))
                    .contains("-4", "13");
            return true;
        });
    }

    @Test
    void next_and_previous_go_from_difference_to_difference_and_the_window_with_them() {
        FxThread.call(() -> {
            choose("linux-6.1");
            assertThat(window.model().cursor()).isZero();
            command("Next difference").action().run();
            assertThat(rows().getSelectionModel().getSelectedItem().number(true)).isEqualTo("13");
            assertThat(window.model().cursor()).isEqualTo(13);
            command("Next difference").action().run();
            command("Previous difference").action().run();
            assertThat(window.model().cursor()).isEqualTo(13);
            return true;
        });
    }

    @Test
    void the_picture_is_of_one_or_both_and_b_is_at_the_step_that_is_aligned() {
        FxThread.call(() -> {
            Comparing comparing = window.panes().window().comparing();
            assertThat(command("Picture of B").enabled().getValue()).isFalse();
            choose("linux-6.1");
            window.model().seek(16);
            assertThat(comparing.beside().get().map(Timeline::cursor)).contains(15);
            assertThat(comparing.halved()).isEqualTo(comparing.beside().get());

            command("Picture of B").action().run();
            assertThat(find("#showsB", ToggleButton.class).isSelected()).isTrue();
            assertThat(comparing.pictured()).isEqualTo(comparing.beside().get());
            find("#showsB", ToggleButton.class).fire();
            assertThat(find("#showsB", ToggleButton.class).isSelected()).isTrue();

            window.model().seek(Integer.MAX_VALUE);
            assertThat(comparing.beside().get().orElseThrow().isAtEnd()).isTrue();
            window.looks().compareShown().set(false);
            assertThat(comparing.beside().get()).isEmpty();
            return true;
        });
    }

    @Test
    void a_kernel_of_the_run_menu_is_compared_with() {
        FxThread.call(() -> {
            MenuEntry.Submenu with = submenus(window.commands().menus().stream().flatMap(m -> m.groups().stream()))
                    .filter(m -> m.title().equals("_Compare with")).findFirst().orElseThrow();
            assertThat(with.commands()).hasSameSizeAs(Designs.all());
            with.commands().filter(c -> c.plainName().equals("Linux 6.5")).findFirst().orElseThrow().action().run();

            assertThat(right().getValue()).isEqualTo(under("linux-6.5"));
            assertThat(headline()).startsWith("First difference: ");
            return true;
        });
    }

    /** The menus within menus, at every depth. */
    private static Stream<MenuEntry.Submenu> submenus(Stream<? extends List<? extends MenuEntry>> groups) {
        return groups.flatMap(List::stream).filter(MenuEntry.Submenu.class::isInstance)
                .map(MenuEntry.Submenu.class::cast)
                .flatMap(m -> Stream.concat(Stream.of(m), submenus(m.groups().stream())));
    }

    private Command command(String name) {
        return window.commands().menus().stream().flatMap(MenuEntry::commands).filter(c -> c.plainName().equals(name))
                .findFirst().orElseThrow();
    }

    @Test
    void another_story_is_compared_anew() {
        FxThread.call(() -> {
            choose("linux-6.1");
            window.model().setDesign(Designs.find("linux-6.5").orElseThrow(), () -> {});

            assertThat(left().getValue()).isEqualTo(under("linux-6.5"));
            assertThat(headline()).contains("First difference");
            return true;
        });
    }

    private void choose(String design) {
        right().setValue(under(design));
    }

    private static Half under(String design) {
        return new Half.Under(Designs.find(design).orElseThrow());
    }

    private String headline() {
        return find("#firstDifference", Label.class).getText();
    }

    @SuppressWarnings("unchecked") // of that id there is but one
    private TableView<RowLine> rows() {
        return find("#sideRows", TableView.class);
    }

    @SuppressWarnings("unchecked") // of that id there is but one
    private TableView<End> ends() {
        return find("#endTable", TableView.class);
    }

    @SuppressWarnings("unchecked") // of that id there is but one
    private ComboBox<Half> left() {
        return find("#leftHalf", ComboBox.class);
    }

    @SuppressWarnings("unchecked") // of that id there is but one
    private ComboBox<Half> right() {
        return find("#rightHalf", ComboBox.class);
    }

    private <N extends Node> N find(String id, Class<N> type) {
        return type.cast(Objects.requireNonNull(scene.lookup(id), id));
    }
}
