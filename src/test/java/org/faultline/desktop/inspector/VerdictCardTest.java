package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.edit.NewAct;
import org.faultline.fake.Windows;
import org.faultline.format.TopologyJson;
import org.faultline.playback.Chapter;
import org.faultline.playback.Selection;
import org.faultline.session.Edit;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** At the last step of a chapter the inspector is its verdict. */
class VerdictCardTest {
    private static final Selection NOTHING = new Selection.OfNothing();
    private final Session trio = Windows.session("reflink-trio");

    @Test
    void it_says_in_a_fixed_order_what_was_lost_who_died_who_was_spared_and_what_is_left() {
        Card card = Cards.of(trio.at(Integer.MAX_VALUE), NOTHING);

        assertThat(card.kicker()).isEqualTo("Verdict · chapter 1, page 0x101C00");
        assertThat(card.title()).isEqualTo("Two killed, one spared, 4 KiB lost in two files");
        assertThat(findings(card)).extracting(Finding::title).containsExactly("Bytes lost", "Killed by SIGBUS",
                "Spared: 103 report", "Filesystem: alive", "The page is still bad");
        assertThat(findings(card).getFirst().note()).isEqualTo("the same 4 KiB, in both");
        assertThat(findings(card).getFirst().facts())
                .containsExactly(new Section.Fact("/mnt/db/a", "from byte 0, 4096 bytes"),
                        new Section.Fact("/mnt/db/b", "from byte 0, 4096 bytes"));
        assertThat(findings(card).get(1).facts()).contains(new Section.Fact("101 postgres", "0x7f1000000000"));
        assertThat(findings(card).get(2).words().toString()).contains("no page-table entry");
        assertThat(card.text())
                .contains("If the memory is really bad, 103's next touch of the page kills that process.")
                .contains(trio.document().answer());
    }

    @Test
    void of_many_pages_that_are_as_they_were_the_last_are_told_and_the_others_counted() {
        Session many = trio.at(Integer.MAX_VALUE);
        for (int page = 1; page < 16; page++) {
            many = many.poison(new Address.OfPfn(new Pfn(0x101C00 + page)), new Notice.CorruptPfn()).at(99_999);
        }
        List<String> pages = findings(Cards.of(many, NOTHING)).stream().map(Finding::title)
                .filter(t -> t.startsWith("Page")).toList();

        assertThat(pages).hasSize(14).startsWith("Page 0x101C03 is still bad")
                .endsWith("Page 0x101C0F is still bad", "Pages as before: 3 more");
    }

    @Test
    void a_kernel_oops_comes_first_under_a_sign_of_its_own_and_nothing_is_ticked_off_as_spared() {
        Session session = Windows.session("no-reverse-map").withDesign(Designs.find("linux-6.12").orElseThrow());
        Card card = Cards.of(session.at(Integer.MAX_VALUE), NOTHING);

        assertThat(card.title()).startsWith("Kernel oops in dax_lock_folio()");
        assertThat(findings(card)).extracting(Finding::title).containsExactly("The kernel broke: oops", "Bytes lost",
                "Not told: 101 postgres", "Not told: 102 backup", "Filesystem: alive", "The page is still bad");
        assertThat(findings(card)).extracting(Finding::sign).startsWith(Finding.Sign.BROKEN)
                .doesNotContain(Finding.Sign.SPARED);
        assertThat(findings(card).getFirst().words().toString()).contains("dead", "none of the processes shown",
                "Locks that it held stay held");
    }

    @Test
    void the_answer_says_for_which_kernel_it_was_written_when_another_runs_also_once_that_is_saved(
            @TempDir Path folder) {
        Session old = trio.withDesign(Designs.find("linux-5.10").orElseThrow());
        Path file = folder.resolve("old.json");
        old.save(file);
        Session again = Session.open(file).session().orElseThrow();
        Session back = again.withDesign(Designs.find("linux-6.12").orElseThrow());

        assertThat(titles(trio)).contains("The answer");
        assertThat(titles(old)).contains("The answer, under Linux 6.12");
        assertThat(titles(again)).contains("The answer, under Linux 6.12");
        assertThat(titles(back)).contains("The answer");
        assertThat(TopologyJson.write(back.document())).isEqualTo(TopologyJson.write(trio.document()));
    }

    @Test
    void a_filesystem_that_the_kernel_refuses_to_mount_is_said_to_be_out_of_reach_with_all_that_is_in_it() {
        Card card = Cards.of(trio.withDesign(Designs.find("linux-5.10").orElseThrow()).at(Integer.MAX_VALUE), NOTHING);
        Finding filesystem = findings(card).stream().filter(f -> f.title().equals("Filesystem: not mounted"))
                .findFirst().orElseThrow();

        assertThat(findings(card).getFirst().words()).containsExactly(
                "Nobody reaches these files now: their filesystem is not mounted.");
        assertThat(filesystem.words()).hasSize(2);
        assertThat(filesystem.words().getFirst()).startsWith("Linux 5.10 refuses to mount it");
        assertThat(filesystem.words().getLast()).endsWith("are shown as the document has them.");
        assertThat(card.text()).contains("First the filesystem has to be mounted");
    }

    private static List<String> titles(Session session) {
        return Cards.of(session.at(Integer.MAX_VALUE), NOTHING).sections().stream()
                .flatMap(s -> s instanceof Section.Words w ? Stream.of(w.title()) : Stream.of()).toList();
    }

    static Stream<String> samples() {
        return Samples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_step_but_the_last_of_a_chapter_tells_it_and_the_answer_comes_last_of_all(String sample) {
        Session session = Windows.session(sample);
        List<Integer> ends = Chapter.of(session.run().trace()).stream().map(Chapter::last).toList();
        int last = ends.getLast();

        for (Step step : session.run().trace().steps()) {
            Card card = Cards.of(session.at(step.number()), NOTHING);
            assertThat(card.kicker().startsWith("Verdict")).as("step %d", step.number())
                    .isEqualTo(ends.contains(step.number()));
            assertThat(card.text().contains(session.document().answer())).isEqualTo(step.number() == last);
        }
        assertThat(Cards.of(session, NOTHING).text()).doesNotContain(session.document().answer());
    }

    @Test
    void what_is_shown_in_a_chapter_does_not_depend_on_the_next() {
        Session two = trio.at(Integer.MAX_VALUE).poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn());
        int end = trio.run().trace().steps().size();

        for (int step = 0; step < end; step++) {
            assertThat(Cards.of(two.at(step), NOTHING)).isEqualTo(Cards.of(trio.at(step), NOTHING));
        }
        assertThat(findings(Cards.of(two.at(end), NOTHING)))
                .isEqualTo(findings(Cards.of(trio.at(end), NOTHING)));
        assertThat(Cards.of(two.at(end), NOTHING).text()).doesNotContain("What next?");
    }

    @Test
    void the_verdict_of_a_second_chapter_is_its_own_beside_that_of_the_story() {
        Session two = trio.at(Integer.MAX_VALUE).poison(new Address.OfPfn(new Pfn(0x101C01)), new Notice.CorruptPfn());
        Card card = Cards.of(two.at(Integer.MAX_VALUE), NOTHING);

        assertThat(card.kicker()).isEqualTo("Verdict · chapter 2, page 0x101C01");
        assertThat(card.title()).startsWith("Nobody killed");
        assertThat(card.text()).contains("The story so far", "Two killed, one spared, 8 KiB lost in two files.");
    }

    @Test
    void an_act_that_is_no_failure_is_a_chapter_too() {
        Session touched = trio.at(Integer.MAX_VALUE).mend(Edit.of("Read",
                d -> NewAct.add(d, NewAct.touch(103, "m103", 0, 1, false)))).session().orElseThrow();
        Card card = Cards.of(touched.at(Integer.MAX_VALUE), NOTHING);

        assertThat(card.kicker()).isEqualTo("Verdict · chapter 2");
        assertThat(card.crumbs()).containsExactly("103 reads page 0 of /mnt/db/a");
        assertThat(card.text()).contains("103 report reads page 0 of /mnt/db/a: a fault maps the file's block",
                "The kernel only simulated the failure of page 0x101C00: its memory is fine, so the fault brings the page in"
                        + " again.");
        assertThat(findings(card)).extracting(Finding::title).containsExactly("Nobody killed", "Filesystem: alive",
                "The page is still bad");
    }

    @Test
    void only_what_can_be_done_is_offered() {
        assertThat(offers(trio)).extracting(Offer::label).containsExactly("103 touches it", "Poison page 0x101C01");
        assertThat(offers(Windows.session("metadata-hit"))).extracting(Offer::label)
                .containsExactly("Unmount /mnt", "Poison page 0x101209");
        assertThat(offers(Windows.session("free-block"))).extracting(Offer::label).singleElement().asString()
                .startsWith("Poison page ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "linux-6.12 | scrub       | Write page 1 of /mnt/notes",
            "linux-6.12 | corrupt-pfn | -",
            "rfc-v2     | scrub       | Punch page 1 out of /mnt/notes"})
    void what_the_cure_says_is_offered_for_the_page_that_went_bad_last(String design, String how, String offer) {
        Session first = Windows.session("first-contact").withDesign(Designs.find(design).orElseThrow());
        Session second = first.at(Integer.MAX_VALUE).poison(new Address.OfFile("/mnt/notes", 4096),
                Notice.parse(how).orElseThrow());

        assertThat(offers(second)).extracting(Offer::label)
                .filteredOn(l -> l.startsWith("Write") || l.startsWith("Punch"))
                .isEqualTo(Stream.ofNullable(offer).toList());
    }

    @Test
    void a_filesystem_that_is_down_is_repaired_stage_by_stage() {
        Session now = Windows.session("inode-cluster").at(0).poison(new Address.OfDevice("pmem0", 17 * 4096),
                new Notice.Scrub());
        now = take(now, "101 ends");
        now = take(now, "Unmount /mnt");
        assertThat(offers(now)).extracting(Offer::label).contains("Mount /mnt");
        now = take(now, "Write zeros over page 0x101211");
        now = take(now, "Run xfs_repair on /mnt");
        now = take(now, "Mount /mnt");

        assertThat(offers(now)).extracting(Offer::label).containsExactly("Poison page 0x101212");
        assertThat(now.run().trace().after().filesystems()).singleElement()
                .matches(fs -> fs.mount().active() && !fs.isShutDown());
        assertThat(now.run().trace().after().bad()).isEmpty();
    }

    private static Session take(Session session, String label) {
        Session end = session.at(Integer.MAX_VALUE);
        Offer offer = offers(end).stream().filter(o -> o.label().equals(label)).findFirst().orElseThrow();
        return end.mend(Edit.of(label, d -> NewAct.add(d, offer.act()))).session().orElseThrow();
    }

    @Test
    void a_shared_page_is_punched_out_of_each_file() {
        Session real = trio.at(0).poison(new Address.OfPfn(new Pfn(0x101C00)), new Notice.Scrub());

        assertThat(offers(real)).extracting(Offer::label).contains("Punch page 0 out of /mnt/db/a",
                "Punch page 0 out of /mnt/db/b");
    }

    @Test
    void a_layer_that_is_selected_adds_its_facts_to_the_verdict() {
        Card card = Cards.of(trio.at(Integer.MAX_VALUE), new Selection.OfLayer(new LayerId("b")));

        assertThat(card.kicker()).startsWith("Verdict");
        assertThat(card.text()).contains("132");
    }

    private static List<Offer> offers(Session session) {
        return Cards.of(session.at(Integer.MAX_VALUE), NOTHING).sections().stream()
                .flatMap(s -> s instanceof Section.Offers o ? o.offers().stream() : Stream.of()).toList();
    }

    private static List<Finding> findings(Card card) {
        return card.sections().stream()
                .flatMap(s -> s instanceof Section.Findings f ? f.findings().stream() : Stream.of()).toList();
    }
}
