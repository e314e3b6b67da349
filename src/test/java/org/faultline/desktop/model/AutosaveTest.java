package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.format.words.Sentences;
import org.faultline.session.Recoveries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    private Path folder;
    private final Slow slow = new Slow();
    private final SessionModel model = new SessionModel(Windows.session("reflink-trio"), new InlineBackground());

    @Test
    void every_change_is_kept_and_of_those_made_while_writing_only_the_newest() throws IOException {
        Autosave autosave = new Autosave(model, Recoveries.in(folder).start(), slow);
        model.seek(3);
        assertThat(slow.jobs).isEmpty();

        poison(0x101C03);
        poison(0x101C04);
        model.setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {});
        assertThat(slow.jobs).hasSize(1);
        slow.work();
        assertThat(kept()).singleElement().satisfies(text -> assertThat(text).contains("pfn:0x101C03"));
        slow.work();
        assertThat(slow.jobs).isEmpty();
        assertThat(kept()).singleElement()
                .satisfies(text -> assertThat(text).contains("pfn:0x101C04").contains("rfc-v2"));

        model.undo();
        model.undo();
        model.undo();
        slow.work();
        slow.work();
        assertThat(kept()).isEmpty();
        autosave.close();
    }

    @Test
    void a_disk_that_does_not_answer_is_told_of_once() {
        Autosave autosave = new Autosave(model, Recoveries.in(folder).start(), slow);
        for (int change = 0; change < 30; change++) {
            poison(0x101C00 + change);
        }

        assertThat(model.problems()).filteredOn(p -> p.code().equals("not-kept")).singleElement()
                .satisfies(p -> assertThat(Sentences.of(p)).contains("The disk does not answer."));
        autosave.close();
    }

    @Test
    void a_document_left_in_peace_leaves_nothing_even_when_a_write_comes_late() throws IOException {
        Autosave autosave = new Autosave(model, Recoveries.in(folder).start(), slow);
        poison(0x101C03);
        autosave.close();
        slow.work();
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_window_that_begins_with_unsaved_changes_keeps_them_at_once() throws IOException {
        poison(0x101C03);
        Autosave autosave = new Autosave(model, Recoveries.in(folder).start(), slow);
        slow.work();
        assertThat(kept()).hasSize(1);
        autosave.close();
    }

    @Test
    void a_place_that_takes_nothing_is_told_once() throws IOException {
        Path state = Files.writeString(folder.resolve("a-file"), "");
        Autosave autosave = new Autosave(model, Recoveries.in(state).start(), slow);
        poison(0x101C03);
        slow.work();
        poison(0x101C04);
        slow.work();
        assertThat(model.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("not-kept");
            assertThat(p.isError()).isFalse();
        });
        autosave.close();
    }

    private void poison(long pfn) {
        model.poison(new Address.OfPfn(new Pfn(pfn)), () -> {});
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("recovery"))) {
            List<String> texts = new java.util.ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    /** A background that does one job when told to. */
    private static final class Slow implements Background {
        private final Deque<Runnable> jobs = new ArrayDeque<>();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
            jobs.add(() -> done.accept(work.get()));
        }

        void work() {
            jobs.remove().run();
        }
    }
}
