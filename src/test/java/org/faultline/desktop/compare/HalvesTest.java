package org.faultline.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.compare.Comparison;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The open document is compared with another one, with what it was, and with runs that were kept. */
class HalvesTest {
    @TempDir
    private Path folder;

    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final Jobs jobs = new Jobs();
    private final MainWindow window =
            FxThread.call(() -> new MainWindow(Windows.session("reflink-trio"), jobs, dialogs));
    private final Scene scene = FxThread.call(() -> Windows.comparing(window));
    private final Comparing comparing = window.panes().window().comparing();

    /** Does jobs at once and counts them; or keeps them until they are wanted. */
    private static final class Jobs implements Background {
        private final Background inline = new InlineBackground();
        private final List<Runnable> kept = new ArrayList<>();
        private boolean keeping;
        private int count;

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
            count++;
            Runnable job = () -> inline.run(work, done, failed);
            if (keeping) {
                kept.add(job);
            } else {
                job.run();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"10 MiB\" -> \"20 MiB\"|First difference: step 1. A: A test reports page 0x101C00 as bad; the memory is fine. "
                    + "B: A test reports page 0x102600 as bad; the memory is fine.",
            "\"policy\": \"early\" -> \"policy\": \"late\"|First difference: step 13, B only. "
                    + "101 postgres is left alone: it did not ask to be told early.",
            "file:/mnt/db/a@0 -> file:/mnt/db/a@0|No difference: both runs take the same 33 steps."})
    void another_document_is_compared_with(String change, String head) {
        FxThread.call(() -> {
            dialogs.choose(variant(change));
            find("#otherDocument", Button.class).fire();

            assertThat(headline()).isEqualTo(head);
            assertThat(note().isVisible()).isFalse();
            assertThat(rows().getItems()).isNotEmpty();
            assertThat(comparing.beside().get()).isPresent();
            assertThat(dialogs.asked()).containsExactly("open");
            assertThat(window.model().session().get().history().entries()).hasSize(1);
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cut|other.json:", "missing|other.json",
            "\"pid\": 103, -> \"pid\": 0,|other.json:46 /processes/2/pid: "})
    void one_that_cannot_be_used_says_what_is_wrong_where_and_leaves_the_comparison_alone(String change, String place)
            throws IOException {
        Path file = variant(change.contains("->") ? change : "x -> x");
        if (change.equals("cut")) {
            Files.writeString(file, Files.readString(file).substring(0, 700));
        } else if (change.equals("missing")) {
            Files.delete(file);
        }
        FxThread.call(() -> {
            comparing.halves().choose(under("linux-6.1"));
            Optional<Comparison> before = comparing.found().get();
            Halves.Wanted wanted = comparing.halves().wanted().get();
            dialogs.choose(file);
            command("Compare with another document").action().run();

            assertThat(note().isVisible()).isTrue();
            assertThat(note().getText()).startsWith("other.json cannot be compared with; ").contains("\n" + place);
            assertThat(comparing.found().get()).isSameAs(before);
            assertThat(comparing.halves().wanted().get()).isEqualTo(wanted);
            assertThat(window.model().problems()).isEmpty();

            comparing.halves().choose(under("linux-6.5"));
            assertThat(note().isVisible()).isFalse();
            return true;
        });
    }

    @Test
    void a_run_that_was_kept_stays_what_it_was() {
        FxThread.call(() -> {
            command("Keep this run to compare with").action().run();
            assertThat(dialogs.asked()).containsExactly("keep Run 1, Linux 6.12");
            edit("Move a", "\"10 MiB\" -> \"20 MiB\"");
            command("Run 1, Linux 6.12").action().run();

            assertThat(headline()).startsWith("First difference: step 1. A: A test reports page 0x102600 as bad");
            window.model().seek(Integer.MAX_VALUE);
            assertThat(comparing.beside().get().orElseThrow().isAtEnd()).isTrue();
            assertThat(comparing.beside().get().orElseThrow().machine().bad().firstKey().number()).isEqualTo(0x101C00);
            return true;
        });
    }

    @Test
    void the_document_before_its_last_edits_can_be_chosen_the_latest_first() {
        FxThread.call(() -> {
            edit("Move a", "\"10 MiB\" -> \"20 MiB\"");
            edit("Move it on", "\"10 MiB\" -> \"30 MiB\"");
            assertThat(titles()).containsExactly("before: Move it on", "before: Move a");

            command("before: Move a").action().run();
            assertThat(headline()).contains("A: A test reports page 0x103000", "B: A test reports page 0x101C00");
            edit("Move it back", "x -> x");
            assertThat(headline()).isEqualTo("No difference: both runs take the same 33 steps.");
            window.model().undo();
            assertThat(titles()).containsExactly("before: Move it on", "before: Move a");
            return true;
        });
    }

    @Test
    void another_run_of_the_document_can_be_chosen() {
        FxThread.call(() -> {
            window.model().seek(13);
            Session other = Session.open(variant("\"pid\": 103, -> \"pid\": 107,")).session().orElseThrow();
            window.model().build(Edit.of("Call it 107", d -> other.document()), problems -> {});
            assertThat(titles()).contains("Run 1");

            command("Run 1").action().run();
            assertThat(headline()).isEqualTo("First difference: step 1 of the set-up. "
                    + "A: 107 report reads page 0 of /db/a. B: 103 report reads page 0 of /db/a.");
            return true;
        });
    }

    @Test
    void a_stack_of_other_objects_is_compared_in_words_and_pictured_by_itself() {
        FxThread.call(() -> {
            comparing.halves().read(variant("103 -> 104"));
            assertThat(note().getText()).isEqualTo("These are not the same stack: 103 report is only in A. "
                    + "The picture shows one of them at a time, and no rule is named.");
            assertThat(find("#reason", Label.class).isVisible()).isFalse();
            assertThat(find("#showsBoth", ToggleButton.class).isDisabled()).isTrue();
            assertThat(find("#showsA", ToggleButton.class).isSelected()).isTrue();
            assertThat(comparing.halved()).isEmpty();
            assertThat(comparing.pictured()).isEmpty();
            assertThat(ends()).contains("◇ 103 report | spared | not there", "◇ 104 report | not there | spared");

            command("Picture of B").action().run();
            assertThat(comparing.pictured().map(t -> t.machine().process(104).isPresent())).contains(true);
            assertThat(comparing.ground()).isEqualTo(comparing.pictured().orElseThrow());
            assertThat(comparing.isForeign()).isTrue();
            return true;
        });
    }

    @Test
    void keys_in_the_picture_of_another_stack_do_no_harm() {
        FxThread.call(() -> {
            comparing.halves().read(variant("103 -> 104"));
            command("Picture of B").action().run();
            window.model().seek(13);
            Node canvas = find("#stack-canvas", Node.class);
            for (KeyCode key : List.of(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB, KeyCode.UP, KeyCode.DOWN,
                    KeyCode.ENTER)) {
                for (int i = 0; i < 4; i++) {
                    canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                    scene.snapshot(null);
                }
            }
            assertThat(window.model().selection().get()).isNotInstanceOf(Selection.OfNothing.class);
            return true;
        });
    }

    @Test
    void swapped_the_window_is_b_and_both_still_move_with_it() {
        FxThread.call(() -> {
            comparing.halves().choose(under("linux-6.1"));
            window.model().seek(16);
            Timeline other = comparing.beside().get().orElseThrow();
            assertThat(comparing.halved()).contains(other);
            comparing.halves().choose(new Halves.Wanted(under("linux-6.1"), Optional.of(under("linux-6.12")), false));

            assertThat(comparing.beside().get().map(Timeline::cursor)).contains(other.cursor());
            assertThat(comparing.pictured()).isEqualTo(comparing.beside().get());
            assertThat(comparing.halved()).contains(window.model().timeline().getValue());
            command("Picture of B").action().run();
            assertThat(comparing.pictured()).isEmpty();
            window.model().seek(Integer.MAX_VALUE);
            assertThat(comparing.beside().get().orElseThrow().isAtEnd()).isTrue();
            return true;
        });
    }

    @Test
    void a_choice_is_one_job_whatever_of_it_is_new() {
        FxThread.call(() -> {
            comparing.halves().choose(under("linux-6.1"));
            assertThat(count(() -> find(".compare .bar .button", Button.class, "Swap").fire())).isEqualTo(1);
            assertThat(count(() -> find("#allKernels", ToggleButton.class).fire())).isEqualTo(1);
            TableView<?> matrix = find("#matrix", TableView.class);
            ((Button) matrix.getColumns().get(1).getGraphic()).fire();
            assertThat(count(() -> ((Button) matrix.getColumns().getLast().getGraphic()).fire())).isEqualTo(1);
            assertThat(find("#allKernels", ToggleButton.class).isSelected()).isFalse();
            // the change itself, and the comparison
            assertThat(count(() -> window.model().setDesign(Designs.find("linux-6.5").orElseThrow(), () -> {})))
                    .isEqualTo(2);
            assertThat(count(() -> {
                window.looks().compareShown().set(false);
                window.looks().compareShown().set(true);
            })).isZero();
            assertThat(comparing.found().get()).isPresent();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"1280,800,100,9,true", "1280,800,150,6,false", "1000,650,100,5,false", "1000,650,150,4,false"})
    void rows_have_the_room_and_no_outcome_is_cut(int width, int height, int text, int least, boolean causes) {
        FxThread.call(() -> {
            MainWindow other = Windows.on("reflink-trio");
            other.looks().textSize().set(text);
            Scene small = other.scene(width, height);
            small.snapshot(null);
            other.looks().compareShown().set(true);
            other.panes().window().comparing().halves().choose(under("linux-6.1"));
            other.model().seek(16);
            small.snapshot(null);
            small.snapshot(null);
            TableView<?> table = (TableView<?>) small.lookup("#sideRows");
            double bottom = table.localToScene(table.getBoundsInLocal()).getMaxY();
            assertThat(table.lookupAll(".table-row-cell").stream().map(row -> row.localToScene(row.getBoundsInLocal()))
                    .filter(box -> box.getMaxY() <= Math.min(bottom, height) + 1 && box.getHeight() > 0).count())
                    .isGreaterThanOrEqualTo(least);

            TableView<?> ends = (TableView<?>) small.lookup("#endTable");
            assertThat(ends.getColumns().getLast().isVisible()).isEqualTo(causes);
            assertThat(ends.lookupAll(".sentence")).isNotEmpty().allSatisfy(words -> {
                Bounds cell = words.getParent().localToScene(words.getParent().getBoundsInLocal());
                Bounds said = words.localToScene(words.getBoundsInLocal());
                assertThat(said.getMaxX()).isLessThanOrEqualTo(cell.getMaxX() + 1);
                assertThat(said.getHeight()).isLessThanOrEqualTo(cell.getHeight() + 1);
            });
            small.getRoot().lookupAll(".compare .bar > *").stream().filter(Node::isVisible)
                    .map(node -> node.localToScene(node.getBoundsInLocal()))
                    .forEach(box -> assertThat(box.getMaxX()).isLessThanOrEqualTo(width));
            return true;
        });
    }

    private int count(Runnable what) {
        int before = jobs.count;
        what.run();
        return jobs.count - before;
    }

    @Test
    void what_is_cancelled_leaves_the_comparison_before_alone_and_can_be_chosen_again() {
        FxThread.call(() -> {
            comparing.halves().choose(under("linux-6.1"));
            Optional<Comparison> before = comparing.found().get();
            jobs.keeping = true;
            comparing.halves().choose(under("linux-5.10"));
            assertThat(comparing.found().get()).isSameAs(before);
            window.model().work().get().ifPresent(LongWork::stop);
            jobs.kept.removeFirst().run();

            assertThat(comparing.found().get()).isSameAs(before);
            assertThat(comparing.halves().wanted().get().b()).contains(under("linux-6.1"));
            jobs.keeping = false;
            comparing.halves().choose(under("linux-5.10"));
            assertThat(comparing.found().get()).isPresent().isNotEqualTo(before);
            return true;
        });
    }

    @Test
    void a_choice_that_nobody_waits_for_any_more_is_stopped() {
        FxThread.call(() -> {
            jobs.keeping = true;
            comparing.halves().choose(under("linux-5.10"));
            comparing.halves().choose(under("linux-6.1"));
            jobs.kept.forEach(Runnable::run);
            assertThat(comparing.found().get().orElseThrow().right().design().id()).isEqualTo("linux-6.1");
            assertThat(comparing.halves().wanted().get().b()).contains(under("linux-6.1"));
            return true;
        });
    }

    private static Half under(String design) {
        return new Half.Under(Designs.find(design).orElseThrow());
    }

    private List<String> titles() {
        return comparing.halves().choices().get().stream().filter(h -> !(h instanceof Half.Under)).map(Half::title)
                .toList();
    }

    /** Changes the open document into a variant of the sample. */
    private void edit(String label, String change) {
        Session other = Session.open(variant(change)).session().orElseThrow();
        window.model().edit(s -> s.mend(Edit.of(label, d -> other.document())).session().orElseThrow());
    }

    /** A variant of the sample, as a file. */
    private Path variant(String change) {
        try {
            String[] words = change.split(" -> ");
            String sample = Files.readString(Path.of("samples/reflink-trio.json"));
            return Files.writeString(folder.resolve("other.json"), sample.replace(words[0], words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ends() {
        TableView<?> table = find("#endTable", TableView.class);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < table.getItems().size(); i++) {
            int row = i;
            lines.add(String.join(" | ", table.getColumns().subList(0, 3).stream()
                    .map(c -> c.getCellData(row).toString()).toList()));
        }
        return lines;
    }

    private Command command(String name) {
        return window.commands().menus().stream().flatMap(MenuEntry::commands).filter(c -> c.plainName().equals(name))
                .findFirst().orElseThrow();
    }

    private String headline() {
        return find("#firstDifference", Label.class).getText();
    }

    private Label note() {
        return find("#note", Label.class);
    }

    private TableView<?> rows() {
        return find("#sideRows", TableView.class);
    }

    private <N extends Node> N find(String id, Class<N> type) {
        return type.cast(Objects.requireNonNull(scene.lookup(id), id));
    }

    private Button find(String selector, Class<Button> type, String text) {
        return scene.getRoot().lookupAll(selector).stream().filter(type::isInstance).map(type::cast)
                .filter(b -> b.getText().equals(text)).findFirst().orElseThrow();
    }
}
