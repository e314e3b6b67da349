package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.fake.Documents;
import org.faultline.fake.Windows;
import org.faultline.format.Caption;
import org.faultline.picture.Box;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.Type;
import org.faultline.picture.Typewriter;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.picture.stack.CaptionSpot.Obstacles;
import org.faultline.picture.stack.FailurePainter.HopLine;
import org.faultline.playback.Hop;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaptionSpotTest {
    private static final Caption CAPTION =
            new Caption("103 report is left alone.", "It does not have the page.", "collect_procs_fsdax()");
    private static final List<CaptionForm> FORMS = CaptionForm.of(CAPTION, new Typewriter());
    private static final Box ABOVE = new Box(140, 100, 760, 80);
    private static final Box BELOW = new Box(140, 220, 760, 80);
    private static final List<Box> GAPS = List.of(ABOVE, BELOW);
    private static final Box CELL = new Box(500, 182, 16, 36);

    @Test
    void it_stands_in_the_gap_above_to_the_right_with_all_it_has_to_say() {
        CaptionSpot spot = find(List.of(), List.of(), List.of()).orElseThrow();

        assertThat(spot.box().x()).isEqualTo(CELL.centerX() + 26);
        assertThat(spot.box().bottom()).isLessThanOrEqualTo(ABOVE.bottom());
        assertThat(spot.form().lines()).extracting(CaptionForm.Line::type).containsExactly(Type.HEADLINE,
                Type.SENTENCE, Type.MONO);
    }

    @Test
    void where_the_right_is_taken_it_stands_at_the_left() {
        Box wall = new Box(516, 90, 380, 240);

        assertThat(find(List.of(wall), List.of(), List.of()).orElseThrow().box().right())
                .isLessThanOrEqualTo(CELL.centerX() - 26);
    }

    @Test
    void where_the_gap_above_is_taken_it_stands_in_the_one_below() {
        assertThat(find(List.of(ABOVE), List.of(), List.of()).orElseThrow().box().y())
                .isGreaterThanOrEqualTo(BELOW.y());
    }

    @Test
    void its_tip_crosses_no_other_layer_as_long_as_the_headline_has_room_beside_its_own() {
        Box low = new Box(140, 140, 760, 31);

        assertThat(CaptionSpot.find(FORMS, new Box(400, 80, 180, 60), List.of(low, BELOW), obstacles()).orElseThrow()
                .box().bottom()).isLessThanOrEqualTo(low.bottom());
    }

    @Test
    void at_a_process_it_stands_above_the_page_tables_with_its_sentence() {
        Session session = Windows.session("reflink-trio");
        Timeline at = session.timeline().last();
        StackPicture picture = StackLayout.of(at, LayoutContext.of(session.timeline().last()), 938, 536, 1);
        CaptionSpot spot = spot(picture, at).orElseThrow();

        assertThat(spot.box().bottom()).isLessThan(picture.lane(Strip.Kind.TABLES).orElseThrow().top());
        assertThat(spot.form().lines()).extracting(CaptionForm.Line::type).contains(Type.HEADLINE, Type.SENTENCE);
    }

    @Test
    void at_something_wide_it_stands_below_that_rather_than_far_aside_with_more_words() {
        Box card = new Box(420, 80, 180, 60);
        Box gap = new Box(140, 142, 760, 48);
        Box path = new Box(500, 142, 300, 48);

        CaptionSpot spot =
                CaptionSpot.find(FORMS, card, List.of(gap), new Obstacles(List.of(), List.of(path), List.of()))
                        .orElseThrow();
        assertThat(spot.box().right()).isGreaterThan(card.x() + 20).isLessThanOrEqualTo(path.x());
    }

    @Test
    void it_keeps_clear_of_the_path_unless_that_is_everywhere() {
        Box path = new Box(530, 140, 8, 6);

        assertThat(find(List.of(), List.of(path), List.of()).orElseThrow().box().meets(path)).isFalse();
        assertThat(find(List.of(), GAPS, List.of())).isPresent();
    }

    @Test
    void the_name_of_a_group_stands_beside_the_tip_and_the_next_one_stays_where_it_is() {
        Session session = Windows.session("dirty-log");
        Timeline at = session.timeline().at(8);
        StackPicture picture = StackLayout.of(at, LayoutContext.of(session.timeline().last()), 938, 536, 1);
        Strip strip = picture.strip(new LayerId("xfs0")).orElseThrow();
        double tip = spot(picture, at).orElseThrow().about().centerX();
        List<StripPainter.Label> alone = StripPainter.labels(strip, new Typewriter(), List.of());
        List<StripPainter.Label> met = StripPainter.labels(strip, new Typewriter(), List.of(tip));

        assertThat(alone).extracting(StripPainter.Label::words).contains("AG 1", "AG 2");
        assertThat(alone.get(1).x()).isLessThan(tip);
        assertThat(met.get(1).x()).isGreaterThan(tip + 10);
        assertThat(met).extracting(StripPainter.Label::words).isEqualTo(alone.stream().map(StripPainter.Label::words)
                .toList());
        assertThat(met.get(2)).isEqualTo(alone.get(2));
    }

    @Test
    void a_sign_is_covered_as_a_whole_or_not_at_all() {
        Box half = new Box(527, 130, 20, 100);
        Box whole = new Box(550, 130, 20, 16);

        assertThat(find(List.of(BELOW), List.of(), List.of(half)).orElseThrow().box().meets(half)).isFalse();
        assertThat(find(List.of(BELOW), List.of(), List.of(whole)).orElseThrow().box())
                .satisfies(box -> assertThat(box.meets(whole)).isTrue())
                .satisfies(box -> assertThat(box.right()).isGreaterThan(whole.right()));
    }

    @Test
    void in_a_low_gap_the_call_goes_first_and_then_the_sentence() {
        Box low = new Box(140, 140, 760, 48);
        Box lower = new Box(140, 140, 760, 31);

        assertThat(CaptionSpot.find(FORMS, CELL, List.of(low), obstacles()).orElseThrow().form().left()).isEqualTo(1);
        assertThat(CaptionSpot.find(FORMS, CELL, List.of(lower), obstacles()).orElseThrow().form().left())
                .isEqualTo(2);
        assertThat(CaptionSpot.find(FORMS, CELL, List.of(new Box(140, 140, 760, 24)), obstacles()).orElseThrow().form()
                .lines()).extracting(CaptionForm.Line::type).containsOnly(Type.TITLE);
        assertThat(CaptionSpot.find(FORMS, CELL, List.of(new Box(140, 140, 760, 18)), obstacles())).isEmpty();
    }

    @Test
    void long_headlines_are_broken_into_lines_of_about_one_length() {
        Caption two = new Caption("The kernel calls the page “Recovered”. Nothing was repaired.", "", "");
        List<String> lines = CaptionForm.of(two, new Typewriter()).getFirst().lines().stream()
                .map(CaptionForm.Line::text).toList();

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join(" ", lines)).isEqualTo(two.headline());
        assertThat(lines.getLast().length()).isGreaterThan(lines.getFirst().length() / 2);
    }

    @Test
    void a_filesystem_that_is_asked_of_another_device_than_its_strip_shows_has_the_caption() {
        Session session = Windows.session("realtime-device");
        Timeline at = session.timeline().first();
        while (!at.current().map(s -> s.source().function().equals("xfs_dax_notify_failure")).orElse(false)) {
            at = at.forward();
        }
        StackPicture picture = StackLayout.of(at, LayoutContext.of(session.timeline().last()), 936, 536, 1);

        assertThat(spot(picture, at).orElseThrow().about()).isEqualTo(picture.box(new LayerId("xfs0")).orElseThrow());
    }

    static Stream<Session> machines() {
        return Stream.concat(Samples.names().stream().map(Windows::session),
                Stream.of(Documents.partitioned(), Documents.withoutReverseMap()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void every_step_that_has_a_place_has_its_caption_there_and_covers_neither_strips_nor_the_path(Session session) {
        LayoutContext story = LayoutContext.of(session.timeline().last());
        for (Timeline at = session.timeline().first().forward(); !at.isAtEnd(); at = at.forward()) {
            StackPicture picture = StackLayout.of(at, story, 936, 536, 1);
            Optional<CaptionSpot> spot = spot(picture, at);

            assertThat(spot).as("step %d", at.cursor()).isPresent();
            Box box = spot.orElseThrow().box();
            List<Box> others = new ArrayList<>(picture.strips().stream().map(Strip::box).toList());
            picture.cards().forEach(card -> others.add(card.box()));
            others.addAll(path(picture, Trail.of(at)));
            assertThat(others).as("step %d", at.cursor()).noneMatch(box::meets);
            assertThat(box.x()).isGreaterThan(picture.names());
        }
    }

    private static Optional<CaptionSpot> spot(StackPicture picture, Timeline at) {
        Caption caption = Caption.of(at.current().orElseThrow(), at.machine());
        List<Hop> hops = Trail.of(at);
        return CaptionPainter.place(picture, hops, at.cursor(), Subjects.of(at.current().orElseThrow()))
                .flatMap(place -> new CaptionPainter(new Pen(new SvgSurface(Theme.LIGHT)), picture).find(caption, place,
                        new Gaps(picture, picture.names() + 4, 932), path(picture, hops)));
    }

    private static List<Box> path(StackPicture picture, List<Hop> hops) {
        return hops.stream().flatMap(h -> HopLine.of(picture, h).stream()).flatMap(line -> line.boxes().stream())
                .toList();
    }

    private static Optional<CaptionSpot> find(List<Box> taken, List<Box> path, List<Box> signs) {
        return CaptionSpot.find(FORMS, CELL, GAPS, new Obstacles(taken, path, signs));
    }

    private static Obstacles obstacles() {
        return new Obstacles(List.of(), List.of(), List.of());
    }
}
