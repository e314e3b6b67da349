package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What is otherwise in another run of the same stack stands in halves, and nothing else does. */
class HalvesTest {
    private final Session one = Windows.session("two-kernels");
    private final Timeline end = one.timeline().last();
    private final Timeline other = one.withDesign(Designs.find("linux-7.2").orElseThrow()).timeline().last();

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

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private static String svg(Timeline at, Optional<Timeline> beside) {
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        StackPicture picture = StackLayout.of(at, LayoutContext.of(at), 936, 536, 1);
        new StackPainter(new Pen(svg), picture, new StackPainter.Overlay(Trail.of(at), at.cursor(), 1, Set.of(),
                Set.of(), Optional.empty(), Set.of(), Optional.empty())).beside(beside.map(Timeline::machine))
                .paint(new StackPainter.View(1400, 536, 0, 0, DragFeedback.NOTHING));
        return String.join("\n", svg.elements());
    }
}
