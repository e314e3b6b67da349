package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.problem.Problem;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Address PAGE_3 = new Address.OfPfn(new Pfn(0x101C03));

    @TempDir
    private Path folder;

    private final Session trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow();

    @Test
    void a_document_opens_with_its_story_run_and_stands_at_the_beginning() {
        assertThat(trio.run().design().id()).isEqualTo("linux-6.12");
        assertThat(trio.run().setUp().acts()).hasSize(4);
        assertThat(trio.run().trace().before()).isEqualTo(trio.run().setUp().after());
        assertThat(trio.timeline().cursor()).isZero();
        assertThat(trio.isModified()).isFalse();
        assertThat(trio.file()).isEmpty();
    }

    @Test
    void another_page_is_another_story_on_the_same_machine() {
        Session other = trio.poison(PAGE_3, new Notice.CorruptPfn());

        assertThat(other.run().setUp().steps()).isEqualTo(trio.run().setUp().steps());
        assertThat(other.timeline().cursor()).isZero();
        assertThat(other.run().trace().steps().getFirst().event())
                .isEqualTo(new TraceEvent.Poisoned(new Pfn(0x101C03), new Notice.CorruptPfn()));
    }

    @Test
    void poisoning_and_choosing_a_design_are_edits_that_can_be_undone_and_saved() {
        Session other = trio.poison(PAGE_3, new Notice.Scrub()).withDesign(Designs.find("rfc-v2").orElseThrow());

        assertThat(other.isModified()).isTrue();
        assertThat(other.history().undoLabel()).contains("Design RFC v2, as discussed");
        assertThat(other.undo().history().undoLabel()).contains("Poison pfn:0x101C03");
        assertThat(other.undo().undo().run().trace().steps()).isEqualTo(trio.run().trace().steps());
        assertThat(other.undo().undo().isModified()).isFalse();
        Session again = Session.open(other.save(folder.resolve("other.json")).session().file().orElseThrow()).session()
                .orElseThrow();
        assertThat(again.run().trace().steps()).isEqualTo(other.run().trace().steps());
    }

    @Test
    void without_a_file_another_kernel_or_another_run_is_no_change_and_with_one_it_is() {
        Session seen = trio.withDesign(Designs.find("linux-7.2").orElseThrow());
        assertThat(seen.isModified()).isFalse();
        assertThat(seen.undo().run().design()).isEqualTo(trio.run().design());
        assertThat(seen.apply(title("Other")).session().orElseThrow().isModified()).isTrue();
        assertThat(seen.poison(PAGE_3, new Notice.CorruptPfn()).isModified()).isTrue();

        Session saved = trio.save(folder.resolve("trio.json")).session();
        assertThat(saved.withDesign(Designs.find("linux-7.2").orElseThrow()).isModified()).isTrue();

        Session two = Session.of(new Runs(trio.document()).fork(trio.document(), 3), Optional.empty()).session()
                .orElseThrow();
        assertThat(two.goToRun("Run 1").withDesign(Designs.find("linux-7.2").orElseThrow()).isModified()).isFalse();
        assertThat(two.forgetRun("Run 1").isModified()).isTrue();
    }

    @Test
    void another_design_runs_the_same_story() {
        Session other = trio.poison(PAGE_3, new Notice.CorruptPfn())
                .withDesign(Designs.find("rfc-v2").orElseThrow());

        assertThat(other.run().design().id()).isEqualTo("rfc-v2");
        assertThat(other.run().trace().verdicts()).extracting(Verdict::pfn).containsExactly(new Pfn(0x101C03));
    }

    @Test
    void another_kernel_keeps_the_place_and_not_the_number_of_the_step() {
        KernelDesign old = Designs.find("linux-5.10").orElseThrow();
        KernelDesign now = trio.run().design();
        Session short5 = trio.withDesign(old);
        int end = trio.run().trace().steps().size();

        assertThat(short5.run().trace().steps()).hasSizeLessThan(end);
        assertThat(short5.at(99).withDesign(now).timeline().cursor()).isEqualTo(end);
        assertThat(trio.at(end).withDesign(old).timeline().isAtEnd()).isTrue();
        assertThat(trio.at(2).withDesign(old).withDesign(now).timeline().cursor()).isEqualTo(2);
    }

    @Test
    void another_kernel_keeps_the_act_that_is_under_way() {
        Session two = trio.at(99).poison(PAGE_3, new Notice.CorruptPfn());
        int first = two.timeline().cursor();
        Session old = two.withDesign(Designs.find("linux-5.10").orElseThrow());

        assertThat(old.timeline().current()).map(Step::act).contains(1);
        assertThat(old.at(old.timeline().cursor() + 1).timeline().current()).map(Step::act).contains(2);
        for (int step = first + 1; step < two.run().trace().steps().size(); step++) {
            Session there = two.at(step).withDesign(old.run().design());
            assertThat(there.timeline().current()).as("step %d", step).map(Step::act).contains(2);
        }
    }

    @Test
    void the_place_in_time_stays_inside_the_run() {
        int last = trio.run().trace().steps().size();

        assertThat(trio.at(-1).timeline().cursor()).isZero();
        assertThat(trio.at(last + 1).timeline().cursor()).isEqualTo(last);
    }

    @Test
    void an_edit_keeps_the_story_and_the_place_in_time() {
        Session chosen = trio.poison(PAGE_3, new Notice.Scrub()).at(4);
        Session edited = chosen.apply(title("Other")).session().orElseThrow();

        assertThat(edited.document().title()).isEqualTo("Other");
        assertThat(edited.isModified()).isTrue();
        assertThat(edited.run().story()).isEqualTo(chosen.run().story());
        assertThat(edited.timeline().cursor()).isEqualTo(4);
        assertThat(edited.undo().document()).isEqualTo(chosen.document());
        assertThat(edited.undo().undo().isModified()).isFalse();
        assertThat(edited.undo().redo().document()).isEqualTo(edited.document());
    }

    @Test
    void an_edit_that_breaks_the_document_gives_its_problems_and_leaves_the_session_alone() {
        Opened opened = trio.apply(Edit.of("Break", d -> d.with(Pointer.ROOT.key("devices"), Node.of("none"))));

        assertThat(opened.session()).isEmpty();
        assertThat(opened.problems()).isNotEmpty().anyMatch(Problem::isError);
        assertThat(trio.isModified()).isFalse();
    }

    @Test
    void a_saved_document_opens_again_as_it_was() throws IOException {
        Path file = folder.resolve("mine.json");
        Session edited = trio.apply(title("Mine")).session().orElseThrow();
        Saved saved = edited.save(file);

        assertThat(saved.problem()).isEmpty();
        assertThat(saved.session().isModified()).isFalse();
        assertThat(saved.session().file()).contains(file);
        byte[] bytes = Files.readAllBytes(file);
        Session again = Session.open(file).session().orElseThrow();
        assertThat(again.document().title()).isEqualTo("Mine");
        assertThat(again.save(file).problem()).isEmpty();
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void saving_marks_the_place_to_which_undo_leads_away() {
        Session saved = trio.apply(title("Mine")).session().orElseThrow().save(folder.resolve("a.json")).session();

        assertThat(saved.undo().isModified()).isTrue();
        assertThat(saved.undo().redo().isModified()).isFalse();
    }

    @Test
    void what_cannot_be_saved_stays_open_and_modified() {
        Saved saved = trio.apply(title("Mine")).session().orElseThrow().save(folder.resolve("gone/a.json"));

        assertThat(saved.problem()).map(Problem::code).contains("folder-missing");
        assertThat(saved.session().isModified()).isTrue();
        assertThat(saved.session().file()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_opened_is_a_problem() {
        Opened opened = Session.open(folder.resolve("no.json"));

        assertThat(opened.session()).isEmpty();
        assertThat(opened.problems()).extracting(Problem::code).containsExactly("file-missing");
    }

    @Test
    void text_that_is_no_document_is_a_problem_with_a_line() {
        Opened opened = Session.read("x.json", "{\n\"title\": ".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Optional.empty());

        assertThat(opened.session()).isEmpty();
        assertThat(opened.problems()).first().satisfies(p -> assertThat(p.place().line()).isPositive());
    }

    @Test
    void every_sample_opens_without_problems_but_the_one_that_is_about_one() {
        assertThat(Samples.names())
                .isEqualTo(List.of("first-contact", "reflink-trio", "private-copy", "metadata-hit", "free-block",
                        "large-page", "two-disks", "partition", "external-log", "no-reverse-map", "realtime-device",
                        "device-mapper", "two-kernels", "free-tree", "directory-names", "hard-links", "inode-cluster",
                        "said-clean",
                        "dirty-log", "parent-pointers", "new-log", "shared-recovery", "healer-after",
                        "watcher-saves", "watcher-late", "watcher-lies"));
        assertThat(Samples.names()).allSatisfy(name -> assertThat(Samples.open(name).orElseThrow().problems())
                .extracting(Problem::code)
                .isEqualTo(name.equals("no-reverse-map") ? List.of("shared-without-rmapbt") : List.of()));
        assertThat(Samples.open("none")).isEmpty();
        assertThat(Samples.open("../samples/reflink-trio")).isEmpty();
    }

    private static Edit title(String title) {
        return Edit.of("Rename", d -> d.with(Pointer.ROOT.key("title"), Node.of(title)));
    }

    @Test
    void what_somebody_else_did_to_the_file_is_noticed() throws IOException {
        Path file = folder.resolve("a.json");
        Session mine = trio.save(file).session();
        assertThat(trio.onDisk()).isEqualTo(new OnDisk.Same());
        assertThat(mine.onDisk()).isEqualTo(new OnDisk.Same());

        String text = Files.readString(file);
        Files.writeString(file, text.replace("Reflink trio", "Theirs"));
        assertThat(mine.onDisk()).isInstanceOf(OnDisk.Changed.class);
        assertThat(Session.open(file).session().orElseThrow().onDisk()).isEqualTo(new OnDisk.Same());
        Files.writeString(file, text);
        assertThat(mine.onDisk()).isEqualTo(new OnDisk.Same());
        Files.delete(file);
        assertThat(mine.onDisk()).isEqualTo(new OnDisk.Gone());
    }

    @Test
    void reverting_reads_the_file_again_and_is_an_edit() throws IOException {
        Path file = folder.resolve("a.json");
        Session mine = trio.save(file).session().poison(PAGE_3, new Notice.CorruptPfn());
        Files.writeString(file, Files.readString(file).replace("Reflink trio", "Theirs"));

        Session back = mine.revert().session().orElseThrow();
        assertThat(back.document().title()).isEqualTo("Theirs");
        assertThat(back.isModified()).isFalse();
        assertThat(back.onDisk()).isEqualTo(new OnDisk.Same());
        assertThat(back.undo().document()).isEqualTo(mine.document());
        assertThat(back.undo().isModified()).isTrue();

        Files.writeString(file, "{");
        assertThat(mine.revert().session()).isEmpty();
        assertThat(mine.revert().problems()).isNotEmpty();
    }

    @Test
    void reverting_to_what_is_there_leaves_problems_in_the_lines_they_were_read_in() throws IOException {
        Path file = folder.resolve("a.json");
        trio.apply(Edit.of("Without rmapbt", d -> d.with(new Pointer("/filesystems/0/rmapbt"), Node.of(false))))
                .session().orElseThrow().save(file);
        Session mine = Session.open(file).session().orElseThrow();
        Files.writeString(file, "\n\n" + Files.readString(file));

        Session back = mine.revert().session().orElseThrow();
        assertThat(back.document()).isSameAs(mine.document());
        assertThat(back.problems()).isNotEmpty().isEqualTo(mine.problems());
        assertThat(back.onDisk()).isEqualTo(new OnDisk.Same());
    }

    @Test
    void a_document_without_a_file_reverts_to_what_was_opened() {
        Session mine = trio.poison(PAGE_3, new Notice.CorruptPfn());

        assertThat(mine.revert().session().orElseThrow().document()).isEqualTo(trio.document());
    }

    @Test
    void one_jumps_to_any_entry_of_the_history() {
        Session mine = trio.poison(PAGE_3, new Notice.CorruptPfn()).withDesign(Designs.find("rfc-v2").orElseThrow());

        assertThat(mine.jump(0).document()).isEqualTo(trio.document());
        assertThat(mine.jump(0).jump(2).run().trace().steps()).isEqualTo(mine.run().trace().steps());
    }
}
