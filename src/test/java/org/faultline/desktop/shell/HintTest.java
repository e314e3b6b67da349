package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Adding;
import org.faultline.edit.Built;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.Parts;
import org.faultline.edit.Sharing;
import org.faultline.fake.Windows;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

class HintTest {
    private static final Selection NOTHING = new Selection.OfNothing();

    @Test
    void before_the_story_it_says_how_to_begin() {
        Session trio = Windows.session("reflink-trio");
        assertThat(Hint.of(trio, NOTHING)).startsWith("Press Space to play the story");
        assertThat(Hint.of(trio, new Selection.OfPage(new Pfn(0x101C03)))).contains("press X or Poison");
    }

    @Test
    void a_kernel_oops_is_the_first_thing_that_is_said_of_a_run() {
        Session session = Windows.session("no-reverse-map").withDesign(Designs.find("linux-6.12").orElseThrow());

        assertThat(Hint.of(session.at(99), NOTHING)).startsWith("Kernel oops in dax_lock_folio(). The task");
    }

    @Test
    void a_page_that_no_process_has_touched_is_said_to_be_one_before_it_goes_bad() throws IOException {
        String text = Files.readString(Path.of("templates/one-disk-one-file.json"));
        byte[] little = text.replace("\"pages\": 256", "\"pages\": 1").getBytes(StandardCharsets.UTF_8);
        Session one = Session.read("", little, Optional.empty()).session().orElseThrow();
        Machine machine = one.run().trace().before();
        Selection page = new Selection.OfPage(new Address.OfFile("/mnt/a", 4096)
                .resolve(machine) instanceof Address.Resolution.Found at ? at.pfn() : new Pfn(0));
        assertThat(Hint.of(one, page)).contains("No process has touched").contains("reads");
        assertThat(Hint.of(Windows.session("reflink-trio"), new Selection.OfPage(new Pfn(0x101C03))))
                .doesNotContain("touched");
    }

    @Test
    void a_file_that_was_not_opened_is_told_beside_what_is_shown() {
        Session trio = Windows.session("reflink-trio");
        Problem other = Problem.error(new Place("mine.json", "/devices", 3), Wrong.MISSING, Detail.quoted("size"));
        Problem own = Problem.error(new Place(trio.document().file(), "/devices", 3), Wrong.MISSING);

        assertThat(Hint.unopened(trio, List.of(own))).isEmpty();
        assertThat(Hint.unopened(trio, List.of(own, other))).hasValue(
                "mine.json was not opened: its problem is listed below. What is shown is still Reflink trio.");
        assertThat(Hint.unopened(trio, List.of(other, other)).orElseThrow()).contains("its 2 problems are listed");
    }

    @Test
    void while_a_machine_is_built_it_names_the_next_part() {
        Session blank = Session.blank("linux-6.12").session().orElseThrow();
        assertThat(Hint.of(blank, NOTHING)).contains("pmem namespace");
        TopologyDocument disk = added(blank.document(), "pmem namespace", "");
        assertThat(next(disk)).contains("XFS");
        TopologyDocument filesystem = added(disk, "XFS", "pmem0");
        assertThat(next(filesystem)).contains("File");
        assertThat(next(added(filesystem, "Directory", "xfs0"))).contains("File");
        TopologyDocument file = added(filesystem, "File", "xfs0");
        assertThat(next(file)).contains("process");
        assertThat(next(done(Sharing.unlink(file, "a", 0)))).contains("File");
        assertThat(next(done(MapAndTouch.mapAnywhere(file, "a")))).isEqualTo("Click a page, then Poison.");
    }

    private static String next(TopologyDocument document) {
        return Hint.of(Session.of(document, Optional.empty()).session().orElseThrow(), NOTHING);
    }

    private static TopologyDocument added(TopologyDocument document, String part, String on) {
        return done(Adding.add(document, Parts.titled(part).orElseThrow(), Optional.of(on).filter(o -> !o.isEmpty())));
    }

    private static TopologyDocument done(Built built) {
        return ((Built.Done) built).document();
    }

    @Test
    void during_the_story_it_counts_the_signals() {
        Session story = Windows.session("reflink-trio");
        int last = story.run().trace().steps().size();
        assertThat(Hint.of(story.at(3), NOTHING)).contains("no signal so far");
        assertThat(Hint.of(story.at(last - 3), NOTHING)).contains("2 signals so far");
    }

    @Test
    void at_the_end_it_is_the_verdict() {
        assertThat(end("free-block"))
                .isEqualTo("Nobody is killed. The filesystem is alive; the page is still bad.");
        assertThat(end("metadata-hit")).startsWith("Killed: 101 imapd.").contains("The filesystem shut down");
    }

    @Test
    void the_verdict_of_a_run_with_two_bad_pages_is_of_both() {
        Session two = Windows.session("reflink-trio").at(Integer.MAX_VALUE)
                .poison(new Address.OfPfn(new Pfn(0x101C01)), new Notice.CorruptPfn());

        assertThat(Hint.of(two, NOTHING)).isEqualTo("What you just did is chapter 2 of the story: Space plays it.");
        assertThat(Hint.of(two.at(Integer.MAX_VALUE), NOTHING)).isEqualTo("Killed: 101 postgres, 102 backup. "
                + "Spared: 103 report. The filesystem is alive; both pages are still bad.");
    }

    @Test
    void a_filesystem_that_was_never_mounted_does_not_survive() {
        Session old = Windows.session("reflink-trio").withDesign(Designs.find("linux-5.10").orElseThrow());

        assertThat(Hint.of(old.at(Integer.MAX_VALUE), NOTHING))
                .isEqualTo("Nobody is killed. The filesystem is not mounted; the page is still bad.");
    }

    private static String end(String sample) {
        return Hint.of(Windows.session(sample).at(Integer.MAX_VALUE), NOTHING);
    }
}
