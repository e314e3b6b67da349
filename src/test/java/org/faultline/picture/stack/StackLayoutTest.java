package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.assembly.RunPlan;
import org.faultline.engine.Engine;
import org.faultline.fake.Documents;
import org.faultline.fake.Trio;
import org.faultline.fake.Windows;
import org.faultline.picture.Box;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.Typewriter;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Timeline;
import org.faultline.plugin.HalfGone;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackLayoutTest {
    private static final List<Session> MACHINES = List.of(Windows.session("first-contact"),
            Windows.session("reflink-trio"), Windows.session("two-disks"), Windows.session("metadata-hit"),
            Windows.session("free-block"), Documents.sized("1 TiB"), Documents.crowded(60, 40),
            Documents.scattered(400), Documents.partitioned(), Documents.beforeTheData(), Documents.linear(),
            Documents.striped(), Documents.nested(), Windows.session("partition"), Windows.session("external-log"),
            Windows.session("realtime-device"));

    static Stream<Session> machines() {
        return MACHINES.stream();
    }

    private static StackPicture picture(Session session, double width, double height) {
        Timeline end = session.timeline().last();
        return StackLayout.of(end, LayoutContext.of(end), width, height, 1);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_bad_page_is_at_least_eight_pixels_wide_on_every_strip_that_shows_it(Session session) {
        StackPicture picture = picture(session, 900, 420);
        LayoutContext story = LayoutContext.of(session.timeline().last());

        assertThat(story.where()).isNotEmpty().allSatisfy(place -> {
            assertThat(place.devices()).isNotEmpty().allSatisfy(on -> {
                Strip strip = picture.strip(on.device().id()).orElseThrow();
                assertThat(strip.cell(on.at()).width()).isGreaterThanOrEqualTo(8);
                assertThat(strip.fold().width(on.at(), on.at() + 4096)).isGreaterThanOrEqualTo(8);
            });
            place.files().forEach(f -> picture.strip(f.file().id())
                    .ifPresent(s -> assertThat(s.fold().width(f.page(), f.page() + 1)).isGreaterThanOrEqualTo(8)));
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void strips_of_a_layer_and_cards_stand_side_by_side_inside_the_frame(Session session) {
        StackPicture picture = picture(session, 760, 300);

        for (Kind kind : Kind.values()) {
            List<Box> boxes = picture.strips().stream().filter(s -> s.kind() == kind).map(Strip::box).toList();
            assertThat(boxes).allSatisfy(box -> {
                assertThat(box.x()).isGreaterThanOrEqualTo(picture.frame().x() - 0.01);
                assertThat(box.right()).isLessThanOrEqualTo(picture.frame().right() + 0.01);
                assertThat(boxes.stream().filter(other -> other.meets(box))).hasSize(1);
            });
        }
        List<Box> cards = picture.cards().stream().map(StackPicture.Card::box).toList();
        assertThat(cards).allSatisfy(box -> assertThat(cards.stream().filter(other -> other.meets(box))).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void ribbons_end_on_the_same_bytes_of_both_strips(Session session) {
        StackPicture picture = picture(session, 900, 420);

        assertThat(picture.ribbons()).isNotEmpty().allSatisfy(ribbon -> {
            Fold low = picture.strip(ribbon.lower()).orElseThrow().fold();
            Fold up = picture.strip(ribbon.upper()).orElseThrow().fold();
            assertThat(ribbon.band().x1()).isCloseTo(low.x(ribbon.lowFrom()), within(1e-6));
            assertThat(ribbon.band().x4()).isCloseTo(up.x(ribbon.upTo()), within(1e-6));
        });
    }

    @Test
    void sharing_is_two_ribbons_that_end_on_one_range() {
        List<Ribbon> files = picture(Windows.session("reflink-trio"), 900, 420).ribbons().stream()
                .filter(r -> r.kind() == Ribbon.Kind.FILE).toList();

        assertThat(files).extracting(r -> r.upper().value()).containsExactly("a", "b");
        assertThat(files.get(0).lowFrom()).isEqualTo(files.get(1).lowFrom());
        assertThat(files.get(0).lowTo()).isEqualTo(files.get(1).lowTo());
    }

    @Test
    void a_realtime_file_stands_on_the_realtime_device_itself() {
        List<Ribbon> files = picture(Windows.session("realtime-device"), 900, 420).ribbons().stream()
                .filter(r -> r.kind() == Ribbon.Kind.FILE).toList();

        assertThat(files).extracting(r -> r.lower() + " " + r.upper()).containsExactly("xfs0 list", "pmem1 film");
    }

    @Test
    void a_partition_too_narrow_for_its_name_has_it_at_its_left_where_nothing_stands() {
        StackPicture picture = picture(Windows.session("partition"), 940, 530);
        TextMetrics metrics = new Typewriter();
        Strip first = picture.strip(new LayerId("pmem0p1")).orElseThrow();
        Strip second = picture.strip(new LayerId("pmem0p2")).orElseThrow();

        assertThat(metrics.width(Type.SMALL, first.name())).isGreaterThan(first.box().width());
        assertThat(Headings.room(picture, first, metrics).x()).isEqualTo(picture.frame().x());
        assertThat(Headings.room(picture, first, metrics).right()).isLessThan(second.box().x());
        assertThat(Headings.room(picture, second, metrics)).isEqualTo(second.box());
    }

    @Test
    void a_private_copy_is_a_ribbon_that_is_cut_off() {
        List<Ribbon> own = picture(Windows.session("reflink-trio"), 900, 420).ribbons().stream()
                .filter(r -> r.upper().equals(Trio.mapping(103))).toList();

        assertThat(own).extracting(Ribbon::kind).contains(Ribbon.Kind.COPY);
        assertThat(own).filteredOn(r -> r.kind() == Ribbon.Kind.COPY)
                .allSatisfy(r -> assertThat(List.of(r.upFrom(), r.upTo())).containsExactly(3L, 4L));
        assertThat(own).filteredOn(r -> r.kind() != Ribbon.Kind.COPY)
                .noneMatch(r -> r.upFrom() <= 3 && r.upTo() > 3);
    }

    @Test
    void the_same_byte_stands_at_the_same_place_from_the_memory_to_the_filesystem() {
        StackPicture picture = picture(Documents.partitioned(), 900, 420);

        List<Strip> devices = picture.strips().stream().filter(s -> s.kind().isDevice()).toList();
        assertThat(devices).hasSize(3).extracting(Strip::fold).containsOnly(devices.getFirst().fold());
        assertThat(devices.get(1).box().x()).isGreaterThan(devices.get(0).box().x());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void both_ends_of_a_ribbon_between_devices_are_the_same_byte_of_memory(Session session) {
        StackPicture picture = picture(session, 900, 420);

        assertThat(picture.ribbons()).filteredOn(r -> r.kind().isDevice()).allSatisfy(
                ribbon -> assertThat(frame(picture, ribbon.upper(), ribbon.upFrom()))
                        .isPresent().isEqualTo(frame(picture, ribbon.lower(), ribbon.lowFrom())));
    }

    private static Optional<Pfn> frame(StackPicture picture, LayerId strip, long at) {
        return picture.page(new StackPicture.Hit(picture.strip(strip).orElseThrow(), at));
    }

    @Test
    void a_linear_table_is_a_ribbon_for_each_line_and_what_no_line_claims_stays_outside() {
        StackPicture picture = picture(Documents.linear(), 900, 420);

        List<Ribbon> lines = picture.ribbons().stream().filter(r -> r.kind() == Ribbon.Kind.TARGET).toList();
        assertThat(lines).extracting(r -> r.lower().value()).containsExactly("pmem0", "pmem1");
        assertThat(lines).extracting(Ribbon::upFrom).containsExactly(0L, 512L << 20);
        Strip pmem = picture.strip(new LayerId("pmem0")).orElseThrow();
        assertThat(pmem.segments()).filteredOn(s -> s.look() == Look.UNMOUNTED).extracting(Strip.Segment::start)
                .containsExactly(18L << 20, (18L + 256 + 512) << 20);
        assertThat(picture.strip(new LayerId("joined")).orElseThrow().detail())
                .isEqualTo("dm: linear, 2 targets\n1 GiB");
    }

    @Test
    void a_stripe_is_a_comb_dealt_to_both_namespaces_in_turn() {
        List<Ribbon> teeth = picture(Documents.striped(), 900, 420).ribbons().stream()
                .filter(r -> r.kind() == Ribbon.Kind.TARGET && r.upTo() - r.upFrom() == 256 << 10)
                .sorted(Comparator.comparingLong(Ribbon::upFrom)).toList();

        assertThat(teeth).hasSizeBetween(8, 16).allSatisfy(tooth -> assertThat(tooth.lower().value())
                .isEqualTo((tooth.upFrom() >> 18) % 2 == 0 ? "pmem0" : "pmem1"));
    }

    @Test
    void mapped_devices_stand_above_what_they_stand_on_also_those_that_hold_nothing() {
        StackPicture picture = picture(Documents.nested(), 900, 420);

        assertThat(Stream.of("pmem0", "lower", "upper", "xfs0").map(id -> picture.strip(new LayerId(id)).orElseThrow())
                .map(s -> s.box().y()).toList()).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        Strip idle = picture.strip(new LayerId("idle")).orElseThrow();
        assertThat(idle.segments()).extracting(Strip.Segment::look).containsExactly(Look.UNMOUNTED);
        assertThat(picture.ribbons()).anyMatch(r -> r.upper().equals(idle.id()) && r.kind() == Ribbon.Kind.TARGET);
    }

    @Test
    void a_file_of_a_megabyte_is_legible_on_a_terabyte() {
        StackPicture picture = picture(Documents.sized("1 TiB"), 900, 420);
        Strip xfs = picture.strip(new LayerId("xfs0")).orElseThrow();

        assertThat(picture.ribbons()).filteredOn(r -> r.kind() == Ribbon.Kind.FILE)
                .allSatisfy(r -> assertThat(r.band().x2() - r.band().x1()).isGreaterThan(150));
        assertThat(xfs.fold().spans()).anyMatch(Fold.Span::folded);
    }

    @Test
    void the_picture_stands_still_while_the_run_is_walked_through() {
        Timeline start = Windows.session("reflink-trio").timeline().first();
        LayoutContext story = LayoutContext.of(start);
        List<Box> before = StackLayout.of(start, story, 900, 420, 1).strips().stream().map(Strip::box).toList();

        for (Timeline at = start.forward(); !at.isAtEnd(); at = at.forward()) {
            assertThat(StackLayout.of(at, story, 900, 420, 1).strips()).extracting(Strip::box).isEqualTo(before);
        }
    }

    @Test
    void what_goes_bad_in_a_later_chapter_has_no_room_of_its_own_before_that_begins() {
        Timeline one = Windows.session("reflink-trio").timeline();
        Timeline two = Windows.session("reflink-trio").at(one.trace().steps().size())
                .poison(new Address.OfPfn(new Pfn(0x101C07)), new Notice.CorruptPfn()).timeline();
        int last = two.chronicle().chapters().getFirst().last();
        assertThat(two.chronicle().chapters()).hasSize(2);

        LayoutContext story = LayoutContext.of(two.first());
        for (int step = 0; step <= last; step++) {
            Timeline at = two.at(step);
            assertThat(story.then(at)).isSameAs(story);
            assertThat(spans(at, story)).as("step " + step)
                    .isEqualTo(spans(one.at(step), LayoutContext.of(one.at(step))));
        }
        LayoutContext second = story.then(two.at(last + 1));
        assertThat(spans(two.at(last + 1), second)).isNotEqualTo(spans(two.at(last), story));
        assertThat(second.then(two.last())).isSameAs(second);
        assertThat(second.bad()).contains(new Pfn(0x101C07));
    }

    private static List<List<Fold.Span>> spans(Timeline at, LayoutContext story) {
        return StackLayout.of(at, story, 900, 420, 1).strips().stream().map(s -> s.fold().spans()).toList();
    }

    @Test
    void what_there_is_no_room_for_is_counted_and_the_file_that_is_hit_is_never_left_out() {
        StackPicture picture = picture(Documents.crowded(60, 40), 900, 420);

        assertThat(picture.strip(new LayerId("f59"))).isPresent();
        long files = picture.strips().stream().filter(s -> s.kind() == Kind.FILE).count();
        assertThat(picture.crowds()).extracting(StackPicture.Crowd::what).containsExactly("files", "processes");
        assertThat(picture.crowds().getFirst().count()).isEqualTo((int) (60 - files));
    }

    @Test
    void everything_has_some_width_in_the_smallest_window() {
        Session many = Session.open(Path.of("src/test/resources/large/many.json")).session().orElseThrow();
        assertThat(picture(many, 100, 100).strips()).isNotEmpty()
                .allSatisfy(s -> assertThat(s.box().width()).isGreaterThan(1));
    }

    @Test
    void a_point_on_a_strip_is_the_page_that_stands_there() {
        StackPicture picture = picture(Windows.session("reflink-trio"), 900, 420);
        Box cell = picture.strip(Trio.B).orElseThrow().cell(0);

        assertThat(picture.hit(cell.centerX(), cell.centerY()).flatMap(picture::page)).contains(new Pfn(0x101C00));
        Box copy = picture.strip(Trio.mapping(103)).orElseThrow().cell(3);
        assertThat(picture.hit(copy.centerX(), copy.centerY()).flatMap(picture::page)).isEmpty();
    }

    @Test
    void a_caption_without_room_loses_its_details_before_its_name() {
        Strip strip = picture(Documents.partitioned(), 900, 420).strips().stream()
                .filter(s -> s.kind() == Kind.PARTITION).findFirst().orElseThrow();
        TextMetrics metrics = new Typewriter();
        String name = strip.name();
        double narrow = metrics.width(Type.SMALL, name) + 4;

        assertThat(Headings.fitted(metrics, narrow, name, name + " · 503 MiB at +1 MiB")).isEqualTo(name);
        assertThat(Headings.fitted(metrics, strip.box().width(), name, name + " · 1")).isEqualTo(name + " · 1");
    }

    @Test
    void a_line_with_no_bytes_below_is_drawn_and_no_ribbon_leads_from_it() {
        RunPlan half = HalfGone.plan();
        Timeline end = Timeline.of(Engine.run(half.machine(), half.story(), half.design())).last();
        StackPicture picture = StackLayout.of(end, LayoutContext.of(end), 900, 420, 1);
        Strip device = picture.strip(new LayerId("half")).orElseThrow();

        assertThat(device.fold().width(300L << 20, 512L << 20)).isPositive();
        assertThat(picture.ribbons()).filteredOn(r -> r.upper().equals(device.id()))
                .allMatch(r -> r.upTo() <= 256L << 20);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void in_as_little_height_as_it_asks_for_everything_is_there_and_as_high_as_it_must_be(Session session) {
        Timeline end = session.timeline().last();
        LayoutContext story = LayoutContext.of(end);
        Trim bare = new Trim(false, false, false);
        double least = StackLayout.least(end, story, bare);
        StackPicture picture = StackLayout.of(end, story, new Box(0, 0, 500, least), 1, List.of(), bare);

        assertThat(picture.bottom() + StackLayout.FOOT).isLessThanOrEqualTo(least + picture.bands().size());
        assertThat(picture.right()).isLessThanOrEqualTo(500);
        assertThat(picture.strips()).filteredOn(s -> s.kind() != Kind.MAPPING)
                .allSatisfy(s -> assertThat(s.box().height()).isGreaterThanOrEqualTo(24));
        assertThat(picture.cards()).allSatisfy(c -> assertThat(c.box().height()).isGreaterThanOrEqualTo(50));
        assertThat(picture.strips()).allSatisfy(s -> assertThat(s.box().height()).isGreaterThan(14));
    }
}
