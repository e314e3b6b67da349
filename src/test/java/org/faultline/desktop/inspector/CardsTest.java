package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardsTest {
    private final Session trio = Windows.session("reflink-trio");

    @Test
    void nothing_selected_and_nothing_happened_it_is_about_the_document() {
        Card card = Cards.of(trio, new Selection.OfNothing());
        assertThat(card.title()).isEqualTo("Reflink trio");
        assertThat(card.text()).contains("who is hit?").contains("Press play");
    }

    @Test
    void in_one_line_it_is_the_question_then_the_reason_of_each_step_and_the_verdict_at_the_end() {
        int last = trio.run().trace().steps().size();
        assertThat(gist(trio)).isEqualTo(new Gist("Question", "One page, two files, three processes: who is hit?"));
        assertThat(gist(trio.at(13))).isEqualTo(new Gist("Why", "103 report has no page-table entry any more: "
                + "101 postgres's later fault on the shared extent removed it."));
        assertThat(gist(trio.at(last)))
                .isEqualTo(new Gist("Verdict", "Two killed, one spared, 4 KiB lost in two files"));
        assertThat(Cards.of(trio, page(0x110000)).gist())
                .isEqualTo(new Gist("Page 0x110000", "Nobody owns this page"));
        Session blank = Session.blank("linux-6.12").session().orElseThrow();
        assertThat(gist(blank).title()).isEqualTo("Try it");
        assertThat(gist(blank).words()).isNotBlank();
    }

    @Test
    void a_file_says_its_further_names_and_both_it_and_its_filesystem_what_copies_there_are() {
        assertThat(Cards.of(Windows.session("hard-links"), new Selection.OfLayer(new LayerId("anna"))).text())
                .contains("another name").contains("/mnt/old/anna");
        Session shared = Windows.session("shared-recovery");
        assertThat(Cards.of(shared, new Selection.OfLayer(new LayerId("a"))).text())
                .contains("the backup \"the nightly backup\"");
        assertThat(Cards.of(shared, new Selection.OfLayer(new LayerId("b"))).text()).doesNotContain("nightly");
    }

    private static Gist gist(Session session) {
        return Cards.of(session, new Selection.OfNothing()).gist();
    }

    @Test
    void a_page_that_belongs_to_nobody_says_so_and_may_be_poisoned() {
        Card card = Cards.of(trio, page(0x110000));
        assertThat(card.title()).isEqualTo("Nobody owns this page");
        assertThat(card.poison()).contains(new Pfn(0x110000));
    }

    @Test
    void another_page_selected_during_the_run_is_shown_instead_of_the_step() {
        assertThat(Cards.of(trio.at(5), page(0x101C03)).kicker()).isEqualTo("Page 0x101C03");
        assertThat(Cards.of(trio.at(5), page(0x101C00)).kicker()).isEqualTo("Step 5 · ask the owner");
    }

    @Test
    void owners_are_true_from_the_start_but_acted_on_only_when_it_happened() {
        assertThat(Cards.of(trio.at(3), new Selection.OfNothing()).text()).contains("acted on: –");
        int last = trio.run().trace().steps().size();
        assertThat(Cards.of(trio.at(last - 1), new Selection.OfNothing()).text()).contains("acted on: ✔")
                .doesNotContain("acted on: –");
    }

    @ParameterizedTest
    @CsvSource({"pmem0, 18 MiB", "xfs0, rmapbt=1 reflink=1 dax=always", "a, 131", "p103, MAP_PRIVATE",
            "m102, /mnt/db/b"})
    void a_selected_layer_adds_its_own_facts(String layer, String fact) {
        assertThat(Cards.of(trio, new Selection.OfLayer(new LayerId(layer))).text()).contains(fact);
    }

    @ParameterizedTest
    @CsvSource({"device-mapper, linux-6.12, true", "device-mapper, linux-7.2, true", "device-mapper, rfc-v2, false",
            "device-mapper, linux-5.10, false", "reflink-trio, linux-6.12, false", "partition, linux-6.12, false"})
    void whom_the_kernel_never_tells_in_this_stack_is_said_before_the_story(String sample, String design,
            boolean said) {
        Session session = Windows.session(sample).withDesign(Designs.find(design).orElseThrow());

        assertThat(Cards.of(session.at(0), new Selection.OfNothing()).text().contains(
                "Not in this stack: xfs holds the dax device of dm-0, which is a device of its own. pmem1 lies below"))
                .isEqualTo(said);
    }

    @Test
    void a_filesystem_says_whether_the_chosen_kernel_has_mounted_it() {
        Selection xfs = new Selection.OfLayer(new LayerId("xfs0"));
        Session old = trio.withDesign(Designs.find("linux-5.10").orElseThrow());

        assertThat(Cards.of(trio, xfs).text()).contains("mounted, dax=always").doesNotContain("not mounted");
        assertThat(Cards.of(old, xfs).text()).contains("not mounted").doesNotContain("mounted, dax");
    }

    private static Selection page(long pfn) {
        return new Selection.OfPage(new Pfn(pfn));
    }
}
