package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.edit.NewAct;
import org.faultline.fake.Documents;
import org.faultline.fake.Windows;
import org.faultline.format.HopText;
import org.faultline.playback.Hop.Kind;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static List<Hop> end(Session session) {
        return Trail.of(session.timeline().last());
    }

    private static List<String> ways(List<Hop> hops) {
        return hops.stream().filter(h -> h.from().isPresent())
                .map(h -> h.from().orElseThrow().strip() + " " + h.kind() + " " + h.to().strip()).toList();
    }

    @Test
    void before_the_first_step_there_is_no_path() {
        assertThat(Trail.of(Windows.session("reflink-trio").timeline().first())).isEmpty();
    }

    @Test
    void the_failure_climbs_to_both_owners_and_turns_aside_from_103() {
        assertThat(ways(end(Windows.session("reflink-trio")))).containsExactly("pmem0 CLIMB xfs0", "xfs0 CLIMB a",
                "a ASIDE m103", "a STRIKE m101", "xfs0 CLIMB b", "b STRIKE m102");
    }

    @Test
    void why_somebody_was_left_alone_is_no_longer_said_in_a_later_chapter() {
        Session trio = Windows.session("reflink-trio").at(Integer.MAX_VALUE);
        Session touched = trio.mend(Edit.of("Read", d -> NewAct.add(d, NewAct.touch(103, "m103", 0, 1, false))))
                .session().orElseThrow();
        int over = trio.run().trace().steps().size();

        assertThat(asides(touched.at(over))).contains("no page-table entry");
        for (int step = over + 1; step <= touched.run().trace().steps().size(); step++) {
            assertThat(asides(touched.at(step))).isEmpty();
        }
        assertThat(ways(Trail.of(touched.at(over + 1).timeline()))).contains("a ASIDE m103");
    }

    private static List<String> asides(Session session) {
        return Trail.of(session.timeline()).stream().filter(h -> h.kind() == Kind.ASIDE)
                .flatMap(h -> HopText.of(h).stream()).toList();
    }

    @Test
    void each_crossing_carries_its_arithmetic() {
        assertThat(end(Windows.session("reflink-trio")).stream().flatMap(h -> HopText.of(h).stream()))
                .contains("0x101C00000 − 0x100000000 − 0x1200000 = 0xA00000", "0xA00000 ÷ 4096 = fs block 2560",
                        "rmap [2560]: 2 owners", "0 + (2560 − 2560) = page 0", "no page-table entry", "SIGBUS AO",
                        "Recovered");
    }

    @Test
    void metadata_ends_at_a_lock_and_a_later_touch_is_refused() {
        List<Hop> hops = end(Windows.session("metadata-hit"));

        assertThat(hops).extracting(Hop::kind).containsSubsequence(Kind.OWNERS, Kind.LOCK, Kind.END, Kind.REACH,
                Kind.REFUSED, Kind.STRIKE);
        assertThat(hops).filteredOn(h -> h.kind() == Kind.REFUSED).flatExtracting(HopText::of)
                .containsExactly("reads page 100: SIGBUS", "the filesystem is shut down");
    }

    @Test
    void a_free_block_has_no_way_beyond_the_filesystem() {
        List<Hop> hops = end(Windows.session("free-block"));

        assertThat(ways(hops)).containsExactly("pmem0 CLIMB xfs0");
        assertThat(hops).flatExtracting(HopText::of).contains("rmap [10240]: free, no owner");
    }

    @Test
    void without_a_reverse_map_the_page_itself_names_one_file() {
        List<Hop> hops = end(Documents.withoutReverseMap());

        assertThat(hops).extracting(Hop::kind).containsSubsequence(Kind.REFUSED, Kind.BYPASS, Kind.STRIKE);
        assertThat(hops).flatExtracting(HopText::of).contains("EOPNOTSUPP");
    }

    @Test
    void a_page_of_the_realtime_device_is_not_looked_for_in_the_strip_of_the_device_for_data() {
        Session session = Windows.session("realtime-device");
        Timeline end = session.timeline().last();

        assertThat(ways(Trail.of(end))).containsExactly("pmem1 BYPASS film", "film STRIKE m102");
        assertThat(Trail.of(end)).extracting(h -> h.to().strip().value()).doesNotContain("xfs0");
        Whereabouts page = Whereabouts.of(end.machine(), new Pfn(0x142602)).orElseThrow();
        assertThat(page.layers()).extracting(LayerId::value).containsExactly("pmem1", "film", "m102");
        assertThat(page.below(new LayerId("film"))).contains(new LayerId("pmem1"));
        assertThat(page.above(new LayerId("pmem1"))).contains(new LayerId("film"));
        assertThat(page.at(new LayerId("xfs0"))).isEmpty();
    }

    @Test
    void the_patch_set_climbs_through_mapped_devices() {
        Session session = Documents.nested().withDesign(Designs.find("rfc-v2").orElseThrow());

        assertThat(ways(end(session))).startsWith("pmem0 CLIMB lower", "lower CLIMB upper", "upper CLIMB xfs0",
                "xfs0 CLIMB a");
    }

    @Test
    void mainline_turns_aside_below_a_mapped_device() {
        List<Hop> hops = end(Documents.linear());

        assertThat(hops).filteredOn(h -> h.kind() == Kind.REFUSED).extracting(h -> h.to().strip().value())
                .containsExactly("pmem0");
        assertThat(ways(hops)).containsExactly("pmem0 BYPASS a", "a STRIKE m101");
    }

    @Test
    void a_partition_is_passed_through_although_nobody_asks_it() {
        assertThat(ways(end(Documents.partitioned()))).startsWith("pmem0 CLIMB part1", "part1 CLIMB xfs0");
    }
}
