package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.edit.Built;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.NewAct;
import org.faultline.edit.Sharing;
import org.faultline.fake.Windows;
import org.faultline.format.TollText;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Toll.Fared;
import org.faultline.playback.Toll.Hit;
import org.faultline.playback.Toll.Lost;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.faultline.trace.StillBad;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict of a chapter, and of a run. */
class TollTest {
    private static final Address PAGE_1 = new Address.OfPfn(new Pfn(0x101C01));
    private final Session trio = Windows.session("reflink-trio");

    @Test
    void a_page_that_two_files_share_is_lost_once_and_from_both() {
        Toll toll = end(trio);

        assertThat(toll.bytes()).isEqualTo(4096);
        assertThat(toll.lost()).extracting(Lost::label).containsExactly("/mnt/db/a", "/mnt/db/b");
        assertThat(toll.lost()).allMatch(l -> l.offset() == 0 && l.length() == 4096);
        assertThat(toll.hit(Hit.How.KILLED)).extracting(Hit::pid).containsExactly(101, 102);
        assertThat(toll.hit()).extracting(h -> h.address().orElseThrow()).containsExactly(0x7f1000000000L,
                0x7f2200000000L);
        assertThat(toll.spared()).extracting(Toll.Spared::pid).containsExactly(103);
        assertThat(toll.filesystems()).extracting(Fared::state).containsExactly(Fared.State.ALIVE);
        assertThat(toll.pages()).allMatch(p -> p.bad() && p.state().cure() == StillBad.Cure.PUNCH_EACH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "first-contact | linux-6.12   | One killed, 4 KiB lost in one file",
            "reflink-trio  | linux-6.12   | Two killed, one spared, 4 KiB lost in two files",
            "reflink-trio  | linux-5.10   | Nobody killed, 4 KiB lost in two files",
            "private-copy  | linux-6.12   | One killed, one spared, 4 KiB lost in one file",
            "metadata-hit  | linux-6.12   | One killed, 4 KiB of metadata lost, the filesystem shut down",
            "free-block    | linux-6.12   | Nobody killed, nothing lost",
            "large-page    | linux-6.12   | Two told, one spared, 4 KiB lost in one file",
            "two-disks     | linux-6.12   | One killed, 4 KiB lost in one file"})
    void every_sample_has_a_headline(String sample, String design, String headline) {
        Session session = Windows.session(sample).withDesign(Designs.find(design).orElseThrow());

        assertThat(words(session, whole(session)).headline()).isEqualTo(headline);
    }

    @Test
    void a_kernel_that_breaks_is_told_before_all_else() {
        Session session = Windows.session("no-reverse-map").withDesign(Designs.find("linux-6.12").orElseThrow());
        TollText words = words(session, end(session));

        assertThat(end(session).broken()).singleElement().satisfies(b -> {
            assertThat(b.at().function()).isEqualTo("dax_lock_folio");
            assertThat(b.how()).isEqualTo(Toll.Broken.How.OOPS);
            assertThat(b.task()).isEmpty();
            assertThat(b.locked()).isTrue();
            assertThat(words.meaning(b)).hasSize(2);
        });
        assertThat(words.headline())
                .isEqualTo("Kernel oops in dax_lock_folio(), two not told, 4 KiB lost in two files");
        assertThat(words.summary()).startsWith("Kernel oops in dax_lock_folio()").doesNotContain("Nobody is killed",
                "Spared");
        assertThat(words.whole()).startsWith(words.headline()).contains("is dead", "locks");
    }

    @Test
    void the_process_in_whose_context_the_kernel_breaks_is_named_and_the_next_failure_hangs() {
        Session session = Windows.session("no-reverse-map").withDesign(Designs.find("linux-6.12").orElseThrow());
        Session asked = session.poison(new Address.OfFile("/mnt/db/a", 0), new Notice.Madvise(101)).at(99);
        Session next = asked.poison(new Address.OfFile("/mnt/db/a", 4096), new Notice.CorruptPfn()).at(99);

        assertThat(end(asked).broken()).extracting(Toll.Broken::task).containsExactly(Optional.of(101));
        assertThat(end(asked).hit(Hit.How.KILLED)).singleElement()
                .satisfies(h -> assertThat(words(asked, end(asked)).fate(h)).isEqualTo("by the oops"));
        assertThat(end(next).broken()).extracting(Toll.Broken::how).containsExactly(Toll.Broken.How.HANG);
        assertThat(words(next, end(next)).headline()).startsWith("The kernel hangs in ");
    }

    @Test
    void metadata_is_lost_by_its_block_and_its_filesystem_shuts_down_in_that_chapter_alone() {
        Session session = Windows.session("metadata-hit");
        List<Chapter> chapters = Chapter.of(trace(session));
        Toll first = Toll.of(trace(session), chapters.getFirst());
        Toll second = Toll.of(trace(session), chapters.getLast());

        assertThat(first.lost()).singleElement().matches(l -> l.file().isEmpty() && l.block().isPresent());
        assertThat(first.bytes()).isZero();
        assertThat(first.filesystems()).containsExactly(
                new Fared(new LayerId("xfs0"), Fared.State.SHUT_DOWN, true, List.of()));
        assertThat(second.filesystems()).containsExactly(
                new Fared(new LayerId("xfs0"), Fared.State.SHUT_DOWN, false, List.of()));
        assertThat(second.lost()).isEmpty();
        assertThat(words(session, second).headline()).isEqualTo("One killed");
        assertThat(second.pages()).allMatch(Toll.Page::bad);
    }

    @Test
    void two_bad_pages_are_two_chapters_and_one_verdict_of_all() {
        Session two = trio.at(99).poison(PAGE_1, new Notice.CorruptPfn());
        Toll second = end(two);
        Toll all = whole(two);

        assertThat(second.hit()).isEmpty();
        assertThat(words(two, second).headline()).startsWith("Nobody killed");
        assertThat(all.hit(Hit.How.KILLED)).extracting(Hit::pid).containsExactly(101, 102);
        assertThat(all.bytes()).isEqualTo(8192);
        assertThat(all.lost()).extracting(Lost::length).containsExactly(8192L, 8192L);
        assertThat(words(two, all).summary()).startsWith("Killed: 101 postgres, 102 backup.")
                .endsWith("both pages are still bad.");
    }

    @Test
    void whoever_dies_at_a_later_touch_is_spared_by_the_first_chapter_and_killed_in_the_whole() {
        Session real = trio.poison(new Address.OfPfn(new Pfn(0x101C00)), new Notice.Scrub()).at(99);
        Session touched = told(real, MapAndTouch.touch(real.document(), "m103", 0, 1, false));
        Trace trace = trace(touched);
        Toll first = Toll.of(trace, Chapter.of(trace).getFirst());

        assertThat(first.spared()).extracting(Toll.Spared::pid).contains(103);
        assertThat(end(touched).hit(Hit.How.KILLED)).extracting(Hit::pid).containsExactly(103);
        assertThat(whole(touched).hit(Hit.How.KILLED)).extracting(Hit::pid).contains(103);
        assertThat(whole(touched).spared()).isEmpty();
    }

    @Test
    void a_page_that_is_cleared_from_below_is_not_called_good_and_what_is_written_over_is_lost() {
        Session bad = Windows.session("first-contact").poison(new Address.OfFile("/mnt/notes", 0), new Notice.Scrub())
                .at(99);
        Pfn page = bad.timeline().machine().bad().firstKey();
        long offset = bad.timeline().machine().pmems().getFirst().toDevice(page.bytes()).start();
        Node.Fields zeros = Node.Fields.EMPTY.with("act", Node.of("write_zeros")).with("device", Node.of("pmem0"))
                .with("offset", Node.of(offset)).with("length", Node.of(8192L));
        Session cleared = told(bad, new Built.Done(NewAct.add(bad.document(), zeros), "Zeros", "pmem0"));

        assertThat(end(cleared).pages()).singleElement().matches(p -> p.after() == Toll.Page.After.LOST);
        assertThat(end(cleared).lost()).singleElement()
                .satisfies(l -> assertThat(List.of(l.offset(), l.length())).containsExactly(4096L, 4096L));
        assertThat(words(cleared, end(cleared)).headline()).contains("lost in one file").doesNotContain("good again");
        assertThat(words(cleared, whole(cleared)).summary())
                .endsWith("the page can be read again, but what was there is gone.");
        assertThat(whole(cleared).bytes()).isEqualTo(8192);
    }

    @Test
    void a_page_that_is_written_anew_is_good_again() {
        Session bad = Windows.session("first-contact").poison(new Address.OfFile("/mnt/notes", 0), new Notice.Scrub())
                .at(99);
        Session written = told(bad, Sharing.write(bad.document(), "notes", 0, 0, 4096));

        assertThat(words(bad, whole(bad)).summary()).endsWith("the page is still bad.");
        assertThat(end(written).pages()).singleElement().matches(p -> !p.bad());
        assertThat(words(written, end(written)).headline()).contains("good again");
        assertThat(words(written, whole(written)).summary()).endsWith("the page is good again.");
    }

    @Test
    void a_filesystem_that_was_never_mounted_is_not_called_alive() {
        Session old = trio.withDesign(Designs.find("linux-5.10").orElseThrow());

        assertThat(end(old).filesystems()).extracting(Fared::state).containsExactly(Fared.State.NOT_MOUNTED);
        assertThat(words(old, end(old)).summary()).contains("The filesystem is not mounted").doesNotContain("alive");
        assertThat(words(old, end(old)).whole())
                .contains("101 postgres, 102 backup, 103 report are shown as the document has them");
        assertThat(end(old).filesystems()).extracting(Fared::shown).containsExactly(List.of(101, 102, 103));
        assertThat(end(old).pages()).extracting(Toll.Page::state).allMatch(StillBad::needsMount)
                .allSatisfy(s -> assertThat(Sentences.simulated(s))
                        .contains("bad: First the filesystem has to be mounted"));
    }

    @Test
    void who_ends_by_himself_is_not_killed() {
        Session end = Windows.session("large-page").at(99);
        Session ended = end.apply(Edit.of("Exit", d -> d.with(Pointer.ROOT.key("story").key("-"),
                Node.Fields.EMPTY.with("act", Node.of("exit")).with("pid",
                        Node.of(103)))))
                .session().orElseThrow();

        assertThat(end(ended).hit()).isEmpty();
        assertThat(whole(ended).spared()).isEmpty();
    }

    private static Session told(Session session, Built built) {
        Built.Done done = (Built.Done) built;
        return session.mend(Edit.of(done.label(), d -> done.document())).session().orElseThrow();
    }

    private static Trace trace(Session session) {
        return session.run().trace();
    }

    private static Toll end(Session session) {
        return Toll.of(trace(session), Chapter.of(trace(session)).getLast());
    }

    private static Toll whole(Session session) {
        return Toll.upTo(trace(session), Chapter.of(trace(session)).getLast());
    }

    private static TollText words(Session session, Toll toll) {
        return new TollText(toll, trace(session).states().get(toll.chapter().last()));
    }
}
