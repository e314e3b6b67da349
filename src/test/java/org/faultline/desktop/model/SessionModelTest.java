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
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.fake.Windows;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Selection;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionModelTest {
    private static final String NEWER = "newer-version.json";

    private final Late late = new Late();
    private final SessionModel model = new SessionModel(Windows.session("reflink-trio"), late);

    @Test
    void changes_asked_for_in_a_hurry_all_happen_in_order() {
        model.setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {});
        model.poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {});
        late.workAll();
        assertThat(model.run().getValue().design().id()).isEqualTo("rfc-v2");
        assertThat(model.run().getValue().trace().verdicts().getFirst().pfn()).isEqualTo(new Pfn(0x101C03));
    }

    @Test
    void a_change_that_breaks_does_not_block_the_next() {
        model.poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {});
        late.breakNext();
        model.setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {});
        late.workAll();
        assertThat(model.run().getValue().design().id()).isEqualTo("rfc-v2");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_file_that_cannot_be_used_leaves_the_open_document_alone(Path file) {
        model.open(file);
        late.workAll();
        assertThat(model.problems()).isNotEmpty().allSatisfy(p -> assertThat(Sentences.remedy(p)).isNotEmpty());
        assertThat(model.session().get().document().title()).isEqualTo("Reflink trio");
    }

    static List<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/broken"))) {
            return files.filter(f -> f.toString().endsWith(".json") && !f.endsWith(NEWER)).sorted().toList();
        }
    }

    @Test
    void a_file_of_a_newer_version_is_opened_to_be_looked_at() {
        model.open(Path.of("src/test/resources/broken", NEWER));
        late.workAll();
        assertThat(model.session().get().isReadOnly()).isTrue();
        assertThat(model.problems()).first().satisfies(p -> assertThat(p.code()).isEqualTo("newer-version"));
    }

    @Test
    void a_page_is_noticed_the_way_the_open_story_does_it() {
        model.open(Path.of("samples/free-block.json"));
        late.workAll();
        assertThat(model.notice().get()).isEqualTo(new Notice.Scrub());
    }

    @Test
    void steps_taken_while_saving_are_kept() {
        model.save(Path.of("no/such/folder/x.json"), saved -> assertThat(saved).isFalse());
        model.seek(4);
        late.workAll();
        assertThat(model.cursor()).isEqualTo(4);
        assertThat(model.problems()).hasSize(1);
    }

    @Test
    void a_save_that_works_ends_the_problem_of_one_that_did_not(@TempDir Path folder) {
        model.save(Path.of("no/such/folder/x.json"), saved -> {});
        late.workAll();
        assertThat(model.problems()).hasSize(1);
        model.save(folder.resolve("x.json"), saved -> assertThat(saved).isTrue());
        late.workAll();
        assertThat(model.problems()).isEmpty();
    }

    @Test
    void stepping_on_brings_the_failing_page_back_into_view() {
        model.selection().set(new Selection.OfPage(new Pfn(0x101C03)));
        model.seek(3);
        assertThat(model.selectedPage()).contains(new Pfn(0x101C00));
    }

    @Test
    void work_that_is_stopped_leaves_the_document_as_it_was() {
        Late late = new Late();
        SessionModel slow = new SessionModel(Windows.session("reflink-trio"), late);
        Session before = slow.session().get();

        slow.edit(s -> s.apply(Edit.of("Nothing", d -> d.withStory(List.of(Node.Fields.EMPTY.with("act",
                Node.of("poison")).with("at", Node.of("pfn:0x101C03")))))).session().orElse(s));
        assertThat(slow.work().get()).isPresent();
        slow.work().get().orElseThrow().stop();
        late.workAll();
        assertThat(slow.session().get()).isSameAs(before);
        assertThat(slow.work().get()).isEmpty();

        slow.undo();
        late.workAll();
        assertThat(slow.session().get().document()).isEqualTo(before.document());
        assertThat(slow.work().get()).isEmpty();
    }

    /** A background that works only when told to. */
    private static final class Late implements Background {
        private record Job(Runnable work, Runnable failed) {}

        private final Deque<Job> jobs = new ArrayDeque<>();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
            jobs.add(new Job(() -> new InlineBackground().run(work, done, failed), failed));
        }

        void breakNext() {
            jobs.remove().failed().run();
        }

        void workAll() {
            while (!jobs.isEmpty()) {
                jobs.remove().work().run();
            }
        }
    }
}
