package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fake.Documents;
import org.faultline.fake.Windows;
import org.faultline.picture.Box;
import org.faultline.picture.Typewriter;
import org.faultline.picture.stack.Chips.Chip;
import org.faultline.playback.Hop;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChipsTest {
    static Stream<Session> machines() {
        return Stream.concat(Samples.names().stream().map(Windows::session),
                Stream.of(Documents.partitioned(), Documents.crowded(60, 40), Documents.withoutReverseMap(),
                        Documents.beforeTheData()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void words_cover_neither_each_other_nor_a_strip_at_any_step(Session session) {
        LayoutContext story = LayoutContext.of(session.timeline().last());
        for (Timeline at = session.timeline().first().forward(); !at.isAtEnd(); at = at.forward()) {
            StackPicture picture = StackLayout.of(at, story, 948, 536, 1);
            List<Chip> chips = chips(at, picture);

            for (Chip chip : chips) {
                List<Box> others = new ArrayList<>(picture.strips().stream().map(Strip::box).toList());
                picture.cards().forEach(card -> others.add(card.box()));
                chips.stream().filter(c -> !c.equals(chip)).forEach(c -> others.add(c.box()));
                assertThat(others).as("step %d", at.cursor()).noneMatch(chip.box()::meets);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void the_words_of_the_current_step_are_always_there(Session session) {
        LayoutContext story = LayoutContext.of(session.timeline().last());
        for (Timeline at = session.timeline().first().forward(); !at.isAtEnd(); at = at.forward()) {
            int step = at.cursor();
            StackPicture picture = StackLayout.of(at, story, 948, 536, 1);
            List<Hop> told = Trail.of(at).stream().filter(h -> h.step() == step && !h.labels().isEmpty())
                    .filter(h -> h.kind() != Hop.Kind.END).toList();

            assertThat(chips(at, picture)).extracting(Chip::hop).containsAll(told);
        }
    }

    private static List<Chip> chips(Timeline at, StackPicture picture) {
        Set<Hop.Kind> calls = Set.of(Hop.Kind.ASKED, Hop.Kind.MANAGED);
        List<Hop> hops = Trail.of(at).stream().filter(h -> !calls.contains(h.kind()) || h.step() == at.cursor())
                .toList();
        List<Box> path = hops.stream().flatMap(h -> FailurePainter.HopLine.of(picture, h).stream())
                .flatMap(line -> line.boxes().stream()).toList();
        return Chips.place(
                new Captions(picture, new Typewriter(), new Gaps(picture, StackLayout.HEADER + 4, 944)).wishes(hops),
                List.of(),
                path, at.cursor());
    }
}
