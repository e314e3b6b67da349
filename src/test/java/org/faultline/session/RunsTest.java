package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.edit.Adding;
import org.faultline.edit.Built;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.Parts;
import org.faultline.edit.Sharing;
import org.faultline.format.TopologyJson;
import org.faultline.format.TraceText;
import org.faultline.problem.Problem;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change inside of a run makes a new run, and keeps the old one. */
class RunsTest {
    private static final Address PAGE_3 = new Address.OfPfn(new Pfn(0x101C03));

    @TempDir
    private Path folder;

    private final Session trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow();

    @Test
    void a_change_inside_of_a_run_makes_a_new_run_and_keeps_the_old_one() {
        Session inside = trio.at(9);
        Session forked = addFile(inside);

        assertThat(names(forked)).containsExactly("Run 1", "Run 2");
        assertThat(open(forked).name()).isEqualTo("Run 2");
        assertThat(open(forked).from()).contains("Run 1");
        assertThat(open(forked).step()).isEqualTo(9);
        assertThat(forked.hasJustForked()).isTrue();
        assertThat(forked.timeline().cursor()).isEqualTo(9);
        assertThat(forked.history().undoLabel()).get().asString().startsWith("Run 2: Add ");
        assertThat(text(forked.goToRun("Run 1"))).contains("\"runs\"");
        assertThat(told(forked.goToRun("Run 1"))).isEqualTo(told(trio));
        assertThat(forked.goToRun("Run 1").timeline().cursor()).isEqualTo(9);
        assertThat(forked.run().trace().before().filesystems().getFirst().inodes())
                .hasSizeGreaterThan(trio.run().trace().before().filesystems().getFirst().inodes().size());
    }

    @Test
    void undo_takes_the_new_run_away_to_the_last_byte() {
        Session forked = addFile(trio.at(9));

        assertThat(text(forked.undo())).isEqualTo(text(trio));
        assertThat(forked.undo().isModified()).isFalse();
        assertThat(forked.undo().timeline().cursor()).isEqualTo(9);
        assertThat(text(forked.undo().redo())).isEqualTo(text(forked));
    }

    @Test
    void at_the_beginning_and_at_the_end_a_change_is_as_it_ever_was() {
        int last = trio.run().trace().steps().size();

        assertThat(names(addFile(trio))).containsExactly("Run 1");
        assertThat(names(addFile(trio.at(last)))).containsExactly("Run 1");
        assertThat(names(trio.at(last).poison(PAGE_3, new Notice.CorruptPfn()))).containsExactly("Run 1");
        assertThat(text(addFile(trio))).doesNotContain("\"run\"").doesNotContain("\"runs\"");
    }

    @Test
    void an_act_at_the_end_of_a_story_is_its_next_chapter_and_the_dead_stay_dead() {
        Session end = trio.at(last(trio));
        Session next = touch(end, "m103");

        assertThat(next.hasJustGoneOn()).isTrue();
        assertThat(next.timeline().cursor()).isEqualTo(last(trio));
        assertThat(next.run().setUp().steps()).isEqualTo(trio.run().setUp().steps());
        assertThat(next.run().trace().upTo(1).steps()).isEqualTo(trio.run().trace().steps());
        assertThat(next.run().story()).hasSize(2);
        assertThat(next.run().trace().after().process(101).orElseThrow().isAlive()).isFalse();
        assertThat(next.run().trace().after().process(103).orElseThrow().isAlive()).isTrue();
        assertThat(names(next)).containsExactly("Run 1");
        assertThat(text(next.undo())).isEqualTo(text(trio));
        assertThat(touch(next, "m103").run().story()).hasSize(3);
        assertThat(touch(next, "m103").timeline().cursor()).isEqualTo(last(trio));
        assertThat(names(touch(next, "m103"))).containsExactly("Run 1");
    }

    @Test
    void another_page_that_goes_bad_at_the_end_does_so_in_a_second_chapter() {
        Session next = trio.at(last(trio)).poison(PAGE_3, new Notice.CorruptPfn());

        assertThat(next.run().trace().verdicts()).extracting(Verdict::pfn).containsExactly(new Pfn(0x101C00),
                new Pfn(0x101C03));
        assertThat(next.timeline().cursor()).isEqualTo(last(trio));
        assertThat(next.run().trace().after().bad()).containsOnlyKeys(new Pfn(0x101C00), new Pfn(0x101C03));
        assertThat(next.at(0).poison(PAGE_3, new Notice.CorruptPfn()).run().story()).hasSize(1);
    }

    @Test
    void who_died_in_the_story_does_nothing_afterwards() {
        Built read = MapAndTouch.touch(trio.document(), "m101", 5, 1, false);
        Opened refused = trio.at(last(trio)).build(Edit.of("Read", d -> ((Built.Done) read).document()));

        assertThat(refused.session()).isEmpty();
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("turned-down");
    }

    private static int last(Session session) {
        return session.run().trace().steps().size();
    }

    @Test
    void another_design_and_another_title_make_no_new_run() {
        Session inside = trio.at(9);
        Edit title = Edit.of("Rename", d -> d.with(Pointer.ROOT.key("title"), Node.of("Other")));

        assertThat(names(inside.withDesign(Designs.find("rfc-v2").orElseThrow()))).containsExactly("Run 1");
        assertThat(names(inside.build(title).session().orElseThrow())).containsExactly("Run 1");
    }

    @Test
    void a_run_that_was_just_made_is_changed_in_place_until_somebody_goes_elsewhere() {
        Session twice = addFile(addFile(trio.at(9)));

        assertThat(names(twice)).containsExactly("Run 1", "Run 2");
        assertThat(twice.timeline().cursor()).isEqualTo(9);
        assertThat(names(addFile(twice.at(10)))).containsExactly("Run 1", "Run 2", "Run 3");
        assertThat(open(addFile(twice.at(10))).from()).contains("Run 2");
        assertThat(names(addFile(twice.at(0)))).containsExactly("Run 1", "Run 2");
    }

    @Test
    void what_is_typed_into_one_field_is_one_entry_with_the_run_that_it_made() {
        Session once = typed(trio.at(9), "101");
        Session twice = typed(once, "1017");

        assertThat(names(twice)).containsExactly("Run 1", "Run 2");
        assertThat(twice.history().entries()).hasSize(2);
        assertThat(text(twice.undo())).isEqualTo(text(trio));
        Session before = typed(typed(trio, "5"), "55").at(9);
        assertThat(text(typed(before, "555").undo())).isEqualTo(text(before));
    }

    @Test
    void a_page_that_goes_bad_inside_of_a_run_does_so_behind_the_act_under_way() {
        int first = trio.run().trace().steps().size();
        Session forked = trio.at(5).poison(PAGE_3, new Notice.CorruptPfn());

        assertThat(forked.run().trace().verdicts()).extracting(Verdict::pfn).containsExactly(new Pfn(0x101C00),
                new Pfn(0x101C03));
        assertThat(forked.timeline().cursor()).isEqualTo(first);
        assertThat(forked.run().trace().step(first + 1).event())
                .isEqualTo(new TraceEvent.Poisoned(new Pfn(0x101C03), new Notice.CorruptPfn()));
        assertThat(forked.run().setUp().steps()).isEqualTo(trio.run().setUp().steps());
    }

    @Test
    void an_act_that_is_the_next_and_last_to_come_anyway_changes_nothing() {
        Session two = trio.at(5).poison(PAGE_3, new Notice.CorruptPfn()).at(3);

        assertThat(two.poison(PAGE_3, new Notice.CorruptPfn()).history()).isEqualTo(two.history());
    }

    @Test
    void acts_that_had_not_begun_do_not_come_in_the_new_run() {
        Session two = trio.at(5).poison(PAGE_3, new Notice.CorruptPfn());
        Session other = two.at(3).poison(new Address.OfPfn(new Pfn(0x101C01)), new Notice.CorruptPfn());

        assertThat(other.run().trace().verdicts()).extracting(Verdict::pfn).containsExactly(new Pfn(0x101C00),
                new Pfn(0x101C01));
        assertThat(names(other)).containsExactly("Run 1", "Run 2", "Run 3");
    }

    @Test
    void what_a_process_does_inside_of_a_run_happens_then_and_not_before() {
        Session forked = touch(trio.at(9), "m103");
        Session twice = touch(forked, "m103");

        assertThat(forked.run().setUp().steps()).isEqualTo(trio.run().setUp().steps());
        assertThat(forked.run().story()).hasSize(2);
        assertThat(twice.run().story()).hasSize(3);
        assertThat(names(twice)).containsExactly("Run 1", "Run 2");
        assertThat(touch(trio, "m103").run().setUp().acts()).hasSize(trio.run().setUp().acts().size() + 1);
    }

    @Test
    void a_file_that_is_unlinked_inside_of_a_run_has_its_name_until_then() {
        Address named = new Address.OfFile("/mnt/db/a", 0);
        Session inside = trio.poison(named, new Notice.CorruptPfn()).at(5);
        Session forked = done(inside, Sharing.unlink(inside.document(), "a", 0));

        assertThat(forked.run().setUp().steps()).isEqualTo(trio.run().setUp().steps());
        assertThat(forked.run().story()).containsExactly(new Act.Poison(named, new Notice.CorruptPfn()),
                new Act.Unlink(Act.NOBODY, new LayerId("a")));
    }

    @Test
    void going_to_another_run_and_back_is_byte_for_byte_where_one_was() {
        Session forked = addFile(addFile(trio.at(9)).at(12));
        Session there = forked.goToRun("Run 1");

        assertThat(text(there)).isNotEqualTo(text(forked));
        assertThat(text(there.goToRun("Run 3"))).isEqualTo(text(forked));
        assertThat(there.goToRun("Run 3").timeline().cursor()).isEqualTo(12);
        assertThat(there.at(4).goToRun("Run 2").goToRun("Run 1").timeline().cursor()).isEqualTo(4);
        assertThat(text(there.undo())).isEqualTo(text(forked));
        assertThat(forked.goToRun("Run 7")).isSameAs(forked);
    }

    @Test
    void a_saved_document_has_all_its_runs() {
        Session forked = addFile(trio.at(9));
        Path file = folder.resolve("runs.json");
        assertThat(forked.save(file).problem()).isEmpty();
        Opened opened = Session.open(file);

        assertThat(opened.problems()).isEmpty();
        Session again = opened.session().orElseThrow();
        assertThat(text(again)).isEqualTo(text(forked));
        assertThat(told(again.goToRun("Run 1"))).isEqualTo(told(trio));
        assertThat(again.goToRun("Run 1").timeline().cursor()).isEqualTo(9);
    }

    @Test
    void what_could_not_be_opened_again_does_not_replace_the_file() throws IOException {
        Path file = folder.resolve("large.json");
        Session saved = trio.save(file).session();
        byte[] before = Files.readAllBytes(file);
        Session large = saved.apply(Edit.of("Note", d -> d.with(Pointer.ROOT.key("note"),
                Node.of("x".repeat(1_000_001))))).session().orElseThrow();
        Saved again = large.save(file);

        assertThat(again.problem()).map(Problem::code).contains("not-openable");
        assertThat(again.session().isModified()).isTrue();
        assertThat(file).hasBinaryContent(before);
        assertThat(again.session().undo().save(file).problem()).isEmpty();
        assertThat(Session.open(file).session()).isPresent();
    }

    @Test
    void no_two_runs_get_the_same_name_however_far_their_numbers_go() {
        Session last = trio.apply(Edit.of("Name", d -> d.with(Pointer.ROOT.key("run"),
                Node.Fields.EMPTY.with("name", Node.of("Run 999999"))))).session().orElseThrow();
        Session three = addFile(addFile(last.at(9)).at(12));

        assertThat(names(three)).containsExactly("Run 999999", "Run 1000000", "Run 1000001");
    }

    @Test
    void a_run_that_is_forgotten_is_gone_until_that_is_undone() {
        Session three = addFile(addFile(trio.at(9)).at(12));

        assertThat(text(addFile(trio.at(9)).forgetRun("Run 2"))).isEqualTo(text(trio));
        assertThat(names(three.forgetRun("Run 1"))).containsExactly("Run 2", "Run 3");
        assertThat(open(three.forgetRun("Run 3")).name()).isEqualTo("Run 2");
        assertThat(open(three.forgetRun("Run 2").forgetRun("Run 3")).name()).isEqualTo("Run 1");
        assertThat(text(three.forgetRun("Run 2").undo())).isEqualTo(text(three));
        assertThat(trio.forgetRun("Run 1")).isSameAs(trio);
        assertThat(names(addFile(addFile(trio.at(9)).forgetRun("Run 1").at(10)))).containsExactly("Run 2", "Run 3");
    }

    @Test
    void runs_stand_in_the_order_of_their_words_and_numbers_whatever_they_are_called() {
        List<String> sorted = List.of("Run ", "Run 1", "Run 2", "Run 10", "Run 1x", "Run 2\n", "Run 99999999999");
        List<Node> kept = sorted.stream().filter(name -> !name.equals("Run 1")).map(RunsTest::kept).toList();
        Runs runs = new Runs(trio.document().with(Pointer.ROOT.key("runs"), Node.of(kept.reversed())));

        assertThat(runs.all().stream().map(Runs.One::name)).containsExactlyElementsOf(sorted);
    }

    private static Node kept(String name) {
        return Node.Fields.EMPTY.with("run", Node.Fields.EMPTY.with("name", Node.of(name)));
    }

    private static Session addFile(Session session) {
        return done(session, Adding.add(session.document(), Parts.of("file").orElseThrow(), Optional.of("xfs0")));
    }

    private static Session touch(Session session, String mapping) {
        return done(session, MapAndTouch.touch(session.document(), mapping, 5, 1, false));
    }

    private static Session typed(Session session, String name) {
        return session.build(Edit.merging("Set name", "name",
                d -> d.with(Pointer.ROOT.key("processes").item(0).key("name"), Node.of(name)))).session()
                .orElseThrow();
    }

    private static Session done(Session session, Built built) {
        Built.Done done = (Built.Done) built;
        Opened opened = session.build(Edit.of(done.label(), d -> done.document()));
        assertThat(opened.session()).as(opened.problems().toString()).isPresent();
        return opened.session().orElseThrow();
    }

    private static Runs.One open(Session session) {
        return new Runs(session.document()).open();
    }

    private static List<String> names(Session session) {
        return new Runs(session.document()).all().stream().map(Runs.One::name).toList();
    }

    private static String told(Session session) {
        return TraceText.write(session.report());
    }

    private static String text(Session session) {
        return TopologyJson.write(session.document());
    }
}
