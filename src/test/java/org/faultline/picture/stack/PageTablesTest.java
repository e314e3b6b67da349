package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.fake.Trio;
import org.faultline.fake.Windows;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.picture.stack.PageTables.Entry;
import org.faultline.picture.stack.PageTables.Slot;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.playback.Whereabouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lane of page tables: which slots there are, what is in them, and what happens there. */
class PageTablesTest {
    private static final Pfn PAGE = new Pfn(0x101C00);

    private static StackPicture picture(Timeline at) {
        return StackLayout.of(at, LayoutContext.of(at), 936, 536, 1);
    }

    private static List<Entry> entries(Timeline at, Pfn page) {
        return PageTables.of(picture(at), page).stream().map(Slot::entry).toList();
    }

    @Test
    void each_process_has_one_slot_that_says_what_its_page_table_says_at_that_step() {
        Timeline start = Windows.session("reflink-trio").timeline().first();
        assertThat(entries(start, PAGE)).containsExactly(Entry.HAS, Entry.NONE, Entry.HAS);
        assertThat(entries(start.last(), PAGE)).containsExactly(Entry.TAKEN_OUT, Entry.NONE, Entry.TAKEN_OUT);
        assertThat(entries(start, new Pfn(0x101C03))).containsExactly(Entry.HAS, Entry.COPY, Entry.HAS);

        assertThat(entries(start.last(), new Pfn(0x101C03))).containsExactly(Entry.GONE, Entry.COPY, Entry.GONE);

        Timeline disks = Windows.session("two-disks").timeline().first();
        assertThat(entries(disks, picture(disks).aim().orElseThrow())).containsExactly(Entry.ELSEWHERE, Entry.HAS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-contact", "reflink-trio", "two-disks", "metadata-hit", "large-page", "free-block"})
    void slots_lie_in_their_lane_which_is_between_processes_and_files(String sample) {
        Timeline at = Windows.session(sample).timeline().last();
        StackPicture picture = picture(at);
        List<Kind> order = picture.bands().stream().map(Band::kind).toList();
        assertThat(order.subList(0, 3)).containsExactly(Kind.MAPPING, Kind.TABLES, Kind.FILE);
        Band lane = picture.lane(Kind.TABLES).orElseThrow();
        List<Slot> slots = PageTables.of(picture, picture.aim().orElseThrow());
        assertThat(slots).hasSameSizeAs(picture.cards()).allSatisfy(slot -> {
            assertThat(slot.box().y()).isGreaterThanOrEqualTo(lane.top());
            assertThat(slot.box().bottom()).isLessThanOrEqualTo(lane.bottom());
            assertThat(slots.stream().filter(other -> other.box().meets(slot.box()))).hasSize(1);
        });
    }

    @Test
    void the_path_to_a_process_leads_through_its_slot_and_whoever_is_left_alone_is_asked_there() {
        Timeline end = Windows.session("reflink-trio").timeline().last();
        StackPicture picture = picture(end);
        Band lane = picture.lane(Kind.TABLES).orElseThrow();
        List<Hop> hops = Trail.of(end);
        Hop strike = hop(hops, Hop.Kind.STRIKE);
        FailurePainter.HopLine killed = FailurePainter.HopLine.of(picture, strike).orElseThrow();
        assertThat(killed.y(0.5)).isBetween(lane.top(), lane.bottom());
        assertThat(killed.y(1)).isEqualTo(picture.strip(strike.to().strip()).orElseThrow().box().bottom());

        Hop aside = hop(hops, Hop.Kind.ASIDE);
        assertThat(aside.to().strip()).isEqualTo(Trio.mapping(103));
        FailurePainter.HopLine spared = FailurePainter.HopLine.of(picture, aside).orElseThrow();
        assertThat(spared.y(1)).isBetween(lane.top(), lane.bottom());
    }

    @Test
    void the_memory_manager_acts_in_its_lane() {
        Timeline at = Windows.session("reflink-trio").timeline().at(2);
        StackPicture picture = picture(at);
        assertThat(Trail.of(at).getLast().kind()).isEqualTo(Hop.Kind.MANAGED);
        Band lane = picture.lane(Kind.TABLES).orElseThrow();
        Band files = picture.lane(Kind.FILE).orElseThrow();
        assertThat(paint(picture, at, Optional.empty()).chips().getLast().box()).satisfies(box -> {
            assertThat(box.y()).isGreaterThan(lane.bottom());
            assertThat(box.bottom()).isLessThan(files.top());
        });
    }

    @Test
    void the_legend_tells_the_signs_that_are_there_and_no_others() {
        Timeline start = Windows.session("reflink-trio").timeline().first();
        List<String> always = List.of("shared by several files", "metadata", "inodes", "log", "no entry", "left out");
        assertThat(words(start)).containsAll(always).contains("will go bad", "has the page")
                .doesNotContain("bad page", "SIGBUS", "killed", "taken out", "shut down", "own copy in RAM");
        assertThat(words(start.last())).containsAll(always).contains("bad page", "SIGBUS", "killed", "taken out")
                .doesNotContain("will go bad", "has the page");
        assertThat(words(Windows.session("metadata-hit").timeline().last())).contains("shut down");
    }

    @Test
    void before_the_failure_the_slots_are_those_of_the_page_that_somebody_chose() {
        Timeline start = Windows.session("reflink-trio").timeline().first();
        assertThat(paint(picture(start), start, Whereabouts.of(start.machine(), new Pfn(0x101C03))).svg())
                .contains("own copy in RAM");
        assertThat(paint(picture(start), start, Optional.empty()).svg()).doesNotContain("own copy in RAM");
    }

    private record Painted(List<Chips.Chip> chips, String svg) {}

    private static Painted paint(StackPicture picture, Timeline at, Optional<Whereabouts> chosen) {
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        List<Chips.Chip> chips = new StackPainter(new Pen(svg), picture, new StackPainter.Overlay(Trail.of(at),
                at.cursor(), 1, Set.of(), Set.of(), chosen, Set.of(), Optional.empty()))
                .paint(new StackPainter.View(1400, 536, 0, 0, DragFeedback.NOTHING));
        return new Painted(chips, String.join("\n", svg.elements()));
    }

    /** What stands in the line of the legend: it is drawn last. */
    private static List<String> words(Timeline at) {
        String svg = paint(picture(at), at, Optional.empty()).svg();
        String legend = svg.substring(svg.lastIndexOf(">Legend<"));
        return Stream.of(Sign.values()).map(Sign::words).filter(w -> legend.contains(">" + w + "<")).toList();
    }

    private static Hop hop(List<Hop> hops, Hop.Kind kind) {
        return hops.stream().filter(h -> h.kind() == kind).findFirst().orElseThrow();
    }
}
