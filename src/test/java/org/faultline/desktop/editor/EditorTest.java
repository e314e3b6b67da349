package org.faultline.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Screens;
import org.faultline.edit.Actions;
import org.faultline.edit.Item;
import org.faultline.edit.Part;
import org.faultline.edit.Parts;
import org.faultline.fake.Windows;
import org.faultline.part.Field;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;

/** The palette and the form, worked as a user works them. */
class EditorTest {
    @Test
    void a_part_goes_onto_what_is_selected_or_below_it_and_is_selected_then() {
        MainWindow window = window();
        Scene palette = FxThread.call(() -> window.scene(Screens.PARTS, 260, 400));
        select(window, "a");
        press(palette, "File");

        assertThat(names(window, "file")).containsExactly("/db/a", "/db/b", "/db/c");
        assertThat(window.model().selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("c")));
        assertThat(window.model().session().get().history().undoLabel()).contains("Add file /db/c");
    }

    @Test
    void an_underscore_of_a_name_is_shown() {
        MainWindow window = window();
        Scene palette = FxThread.call(() -> window.scene(Screens.PARTS, 260, 400));
        press(palette, "xfs_healer");
        select(window, "xfs0");
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 400));

        assertThat(FxThread.call(() -> palette.getRoot().lookupAll(".part").stream().map(Labeled.class::cast)
                .filter(Labeled::isMnemonicParsing).map(Labeled::getText).toList())).isEmpty();
        assertThat(FxThread.call(() -> form.getRoot().lookupAll(".titled-pane").stream().map(Labeled.class::cast)
                .filter(Labeled::isMnemonicParsing).map(Labeled::getText).toList())).isEmpty();
        assertThat(FxThread.call(() -> form.getRoot().lookupAll(".titled-pane").stream().map(Labeled.class::cast)
                .map(Labeled::getText).toList())).contains("Unmount", "Run xfs_repair", "Run xfs_scrub",
                        "Run xfs_healer", "Replace the log device", "Fail over");
    }

    @Test
    void what_is_refused_says_why_and_changes_nothing() {
        MainWindow window = window();
        Scene palette = FxThread.call(() -> window.scene(Screens.PARTS, 260, 400));
        Scene refusal = FxThread.call(() -> window.scene(Screens.REFUSAL, 260, 200));
        String before = window.model().session().get().document().toString();
        press(palette, "dm-stripe");

        assertThat(((Label) refusal.lookup("#refusal")).getText()).contains("A stripe needs two devices");
        assertThat(window.model().session().get().document().toString()).isEqualTo(before);
        press(palette, "pmem namespace");
        assertThat(refusal.getRoot().isVisible()).isFalse();
    }

    @Test
    void escape_takes_back_what_was_typed_and_whoever_goes_on_to_something_else_leaves_the_refusal_behind() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 400));
        Scene refusal = FxThread.call(() -> window.scene(Screens.REFUSAL, 260, 200));
        select(window, "a");
        TextField size = (TextField) form.lookup("#field-size");
        String before = size.getText();
        FxThread.call(() -> {
            size.setText("banana");
            return window;
        });
        assertThat(refusal.getRoot().isVisible()).isTrue();
        FxThread.call(() -> {
            size.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return window;
        });
        assertThat(size.getText()).isEqualTo(before);
        assertThat(refusal.getRoot().isVisible()).isFalse();

        FxThread.call(() -> {
            size.setText("banana");
            return window;
        });
        select(window, "b");
        assertThat(refusal.getRoot().isVisible()).isFalse();
    }

    @Test
    void a_file_that_shares_another_one_s_blocks_says_what_it_has_of_that_one() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 400));
        select(window, "b");
        assertThat(field(form, "#field-size").getText()).isEmpty();
        assertThat(field(form, "#field-size").getPromptText()).isEqualTo("1 MiB, as /db/a");
        assertThat(field(form, "#field-extents").getPromptText()).isEqualTo("as /db/a");
        assertThat(field(form, "#field-extents").getTooltip().getText())
                .contains("where those of the file lie whose blocks it shares");
        select(window, "a");
        assertThat(field(form, "#field-size").getPromptText()).isEmpty();
        assertThat(field(form, "#field-extents").getPromptText()).isEmpty();
    }

    @Test
    void further_names_and_copies_are_typed_a_line_each_and_one_undo_takes_them_back() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 400));
        select(window, "a");
        FxThread.call(() -> {
            field(form, "#field-links").setText("/old/a");
            field(form, "#field-copies").setText("backup at tape 7");
            return window;
        });
        assertThat(window.model().before().filesystems().getFirst().inode("/mnt/old/a")).isPresent();
        assertThat(window.model().before().copies().all()).containsOnlyKeys(new LayerId("a"));

        FxThread.call(() -> {
            window.model().undo();
            window.model().undo();
            return window;
        });
        assertThat(window.model().before().filesystems().getFirst().inode("/mnt/old/a")).isEmpty();
        assertThat(window.model().before().copies().all()).isEmpty();
        assertThat(field(form, "#field-links").getText()).isEmpty();
    }

    private static TextInputControl field(Scene form, String id) {
        return (TextInputControl) form.lookup(id);
    }

    @Test
    void what_the_kernel_refuses_is_done_in_another_way_by_one_click_and_one_undo_takes_it_back() {
        MainWindow window = window();
        does(window, b -> b.remove("xfs0"));
        Scene palette = FxThread.call(() -> window.scene(Screens.PARTS, 260, 400));
        Scene refusal = FxThread.call(() -> window.scene(Screens.REFUSAL, 260, 200));
        press(palette, "Partition");
        int entries = window.model().session().get().history().entries().size();
        press(palette, "XFS");
        assertThat(((Label) refusal.lookup("#refusal")).getText())
                .contains("DAX and reflink cannot work with multi-partitions!");
        assertThat(window.model().before().filesystems()).isEmpty();
        FxThread.call(() -> {
            ((Button) refusal.lookup("#fix-0")).fire();
            return window;
        });

        assertThat(window.model().before().filesystems()).singleElement()
                .satisfies(fs -> assertThat(fs.mount().active()).isTrue());
        assertThat(window.model().session().get().history().entries()).hasSize(entries + 1);
        assertThat(window.model().session().get().history().undoLabel())
                .contains("Add XFS: Make it without shared blocks");
        assertThat(refusal.getRoot().isVisible()).isFalse();
    }

    @Test
    void opening_a_form_changes_nothing() {
        MainWindow window = window();
        FxThread.call(() -> window.scene(Screens.FORM, 260, 600));
        for (Item item : FxThread.call(() -> window.builder().items().all())) {
            select(window, item.id());
        }

        assertThat(window.model().session().get().isModified()).isFalse();
    }

    @Test
    void a_field_works_while_it_is_typed_and_is_one_entry_of_the_history() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 600));
        select(window, "p101");
        TextField name = (TextField) form.lookup("#field-name");
        assertThat(name.getText()).isEqualTo("postgres");
        type(name, "p");
        type(name, "pg");

        assertThat(window.model().before().processes().getFirst().comm()).isEqualTo("pg");
        FxThread.call(() -> {
            window.model().undo();
            return window;
        });
        assertThat(window.model().before().processes().getFirst().comm()).isEqualTo("postgres");
        assertThat(window.model().session().get().history().canUndo()).isFalse();
        assertThat(name.getText()).isEqualTo("postgres");
    }

    @Test
    void a_value_that_cannot_be_is_refused_while_it_is_typed_and_the_document_stays_as_it_was() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 600));
        select(window, "pmem0");
        TextField size = (TextField) form.lookup("#field-size");
        type(size, "5 bananas");

        assertThat(window.builder().refusal().get()).hasValueSatisfying(r -> assertThat(r.text())
                .contains("5 bananas", "Write a size"));
        assertThat(window.model().session().get().isModified()).isFalse();
        type(size, "2048M");
        assertThat(window.builder().refusal().get()).isEmpty();
        assertThat(window.model().before().pmems().getFirst().namespaceSize()).isEqualTo(2L << 30);
    }

    @Test
    void switching_the_reverse_map_off_is_a_click() {
        MainWindow window = window();
        Scene form = FxThread.call(() -> window.scene(Screens.FORM, 260, 600));
        select(window, "xfs0");
        FxThread.call(() -> {
            ((CheckBox) form.lookup("#field-rmapbt")).fire();
            return window;
        });

        assertThat(window.model().before().filesystems().getFirst().features().rmapbt()).isFalse();
    }

    @Test
    void a_mapping_is_touched_from_the_form_of_its_process() {
        MainWindow window = window();
        FxThread.call(() -> {
            window.builder().act(Actions.of("mapping").getFirst(), "m103",
                    Map.of("page", "5", "pages", "2", "access", "write"));
            return window;
        });

        assertThat(window.model().session().get().history().undoLabel()).contains("Let 103 write 2 pages");
        assertThat(window.model().run().getValue().setUp().steps()).isNotEmpty();
    }

    @Test
    void reflink_map_duplicate_copy_paste_and_remove_work_on_what_is_selected() {
        MainWindow window = window();
        select(window, "a");
        does(window, Builder::reflink);
        assertThat(names(window, "file")).contains("/db/c");
        select(window, "c");
        does(window, Builder::map);
        assertThat(names(window, "process")).hasSize(4);
        does(window, Builder::duplicate);
        assertThat(names(window, "process")).hasSize(5);
        does(window, Builder::cut);
        assertThat(names(window, "process")).hasSize(4);
        does(window, Builder::paste);
        assertThat(names(window, "process")).hasSize(5);
        select(window, "xfs0");
        does(window, Builder::remove);
        assertThat(names(window, "file")).isEmpty();
        assertThat(window.builder().refusal().get()).isEmpty();
        for (int i = 0; i < 6; i++) {
            FxThread.call(() -> {
                window.model().undo();
                return window;
            });
        }
        assertThat(window.model().session().get().isModified()).isFalse();
    }

    @Test
    void every_field_of_every_part_has_a_control_with_a_name() {
        MainWindow window = window();
        for (Part part : Parts.all()) {
            for (Field field : part.fields()) {
                FieldNode node = FxThread.call(() -> new FieldNode(field, window.builder().items(), typed -> {
                }, () -> {
                }));
                assertThat(node.node().getAccessibleText()).isEqualTo(field.title());
            }
        }
    }

    private static MainWindow window() {
        return FxThread.call(() -> Windows.on("reflink-trio"));
    }

    private static void does(MainWindow window, java.util.function.Consumer<Builder> what) {
        FxThread.call(() -> {
            what.accept(window.builder());
            return window;
        });
    }

    private static void select(MainWindow window, String id) {
        FxThread.call(() -> {
            window.model().selection().set(new Selection.OfLayer(new LayerId(id)));
            return window;
        });
    }

    private static void type(TextField field, String text) {
        FxThread.call(() -> {
            field.setText(text);
            return field;
        });
    }

    private static void press(Scene palette, String title) {
        FxThread.call(() -> {
            Optional<Button> button = palette.getRoot().lookupAll(".part").stream().map(Button.class::cast)
                    .filter(b -> b.getText().equals(title)).findFirst();
            button.orElseThrow().fire();
            return palette;
        });
    }

    private static List<String> names(MainWindow window, String kind) {
        return FxThread.call(() -> window.builder().items().ofKind(kind).map(Item::name).toList());
    }
}
