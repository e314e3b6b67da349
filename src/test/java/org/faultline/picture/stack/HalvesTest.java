package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.picture.Box;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is otherwise in another run of the same stack stands in halves, and nothing else does. */
class HalvesTest {
    private static final Session METADATA = Windows.session("metadata-hit");
    private final Session one = Windows.session("two-kernels");
    private final Timeline end = one.timeline().last();
    private final Timeline other = one.withDesign(Designs.find("linux-7.2").orElseThrow()).timeline().last();

    private static final StackPainter.View VIEW = new StackPainter.View(1400, 536, 0, 0, DragFeedback.NOTHING);

    @Test
    void the_same_run_has_no_halves() {
        assertThat(svg(end, Optional.of(end))).isEqualTo(svg(end, Optional.empty()));
    }

    @Test
    void a_process_that_fares_otherwise_and_its_slot_say_both() {
        String alone = svg(end, Optional.empty());
        String both = svg(end, Optional.of(other));

        assertThat(count(both, ">A<")).isEqualTo(count(alone, ">A<") + 2);
        assertThat(count(both, ">B<")).isEqualTo(count(alone, ">B<") + 2);
        assertThat(count(both, ">killed<")).isEqualTo(count(alone, ">killed<") + 1);
        assertThat(count(both, ">gone<")).isEqualTo(count(alone, ">gone<") + 1);
    }

    @Test
    void before_they_differ_there_are_none() {
        assertThat(svg(end.first(), Optional.of(other.first()))).isEqualTo(svg(end.first(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"936,true", "520,false"})
    void a_name_is_never_below_its_halves_and_where_it_needs_the_room_the_signs_stand_alone(int width, boolean words) {
        StackPicture picture = StackLayout.of(end, LayoutContext.of(end), width, 536, 1);
        HalvesPainter painter = new HalvesPainter(new Pen(new SvgSurface(Theme.LIGHT)), picture, other.machine());
        List<StackPicture.Card> halved = picture.cards().stream().filter(c -> painter.taken(c) > 0).toList();
        assertThat(halved).isNotEmpty().allSatisfy(card -> {
            assertThat(painter.taken(card) > 50).isEqualTo(words);
            assertThat(card.box().width() - painter.taken(card)).isGreaterThan(20);
        });
        String both = svg(end, Optional.of(other), width);
        assertThat(count(both, ">A<")).isEqualTo(count(svg(end, Optional.empty(), width), ">A<") + 2);
        assertThat(both.contains(">killed<"))
                .isEqualTo(words || svg(end, Optional.empty(), width).contains(">killed<"));
    }

    @Test
    void a_filesystem_says_what_it_is_in_each_and_stands_away_from_the_page() {
        Timeline down = down();
        Timeline unmounted = unmounted();
        StackPicture picture = StackLayout.of(down, LayoutContext.of(down), 936, 536, 1);
        List<Box> boxes = new HalvesPainter(new Pen(new SvgSurface(Theme.LIGHT)), picture, unmounted.machine())
                .paint(Optional.of(down.machine().bad().firstKey()));
        Strip strip =
                picture.strips().stream().filter(s -> s.kind() == Strip.Kind.FILESYSTEM).findFirst().orElseThrow();

        assertThat(svg(down, Optional.of(unmounted))).contains(">not mounted<").doesNotContain(">alive<");
        assertThat(boxes.getLast().meets(strip.box())).isTrue();
        assertThat(boxes.getLast().x()).isGreaterThan(strip.box().centerX());
        assertThat(boxes).doesNotHaveDuplicates();
    }

    @Test
    void no_words_stand_on_halves() {
        Timeline down = down();
        Timeline unmounted = unmounted();
        StackPicture picture = StackLayout.of(down, LayoutContext.of(down), 936, 280, 1);
        Pen pen = new Pen(new SvgSurface(Theme.LIGHT));
        List<Chips.Chip> chips = painter(pen, picture, down).beside(Optional.of(unmounted.machine())).paint(VIEW);
        List<Box> halves = new HalvesPainter(pen, picture, unmounted.machine())
                .paint(Optional.of(down.machine().bad().firstKey()));
        assertThat(chips).isNotEmpty().allSatisfy(
                chip -> assertThat(halves).noneMatch(half -> half.meets(chip.box())));
    }

    private static Timeline down() {
        return METADATA.timeline().last();
    }

    private static Timeline unmounted() {
        return METADATA.withDesign(Designs.find("linux-5.10").orElseThrow()).timeline().last();
    }

    private static StackPainter painter(Pen pen, StackPicture picture, Timeline at) {
        return new StackPainter(pen, picture, new StackPainter.Overlay(Trail.of(at), at.cursor(), 1, Set.of(),
                Set.of(), Optional.empty(), Set.of(), Optional.empty()));
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private static String svg(Timeline at, Optional<Timeline> beside) {
        return svg(at, beside, 936);
    }

    private static String svg(Timeline at, Optional<Timeline> beside, int width) {
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        StackPicture picture = StackLayout.of(at, LayoutContext.of(at), width, 536, 1);
        painter(new Pen(svg), picture, at).beside(beside.map(Timeline::machine)).paint(VIEW);
        return String.join("\n", svg.elements());
    }
}
