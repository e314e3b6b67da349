package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.format.Caption;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Snapshot;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What there is to see at a step is the same whether somebody stepped there, jumped there or came back from the end. */
class JumpTest {
    private static final double WIDTH = 940;
    private static final double HEIGHT = 536;

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void jumping_equals_stepping_in_what_is_known_and_in_what_is_drawn(String sample) {
        for (KernelDesign design : Designs.all()) {
            Timeline start = Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).timeline()
                    .first();
            List<Seen> stepped = new ArrayList<>();
            LayoutContext story = LayoutContext.of(start);
            Timeline now = start;
            stepped.add(Seen.of(now, story));
            while (!now.isAtEnd()) {
                now = now.forward();
                story = story.then(now);
                stepped.add(Seen.of(now, story));
            }
            for (int step = stepped.size() - 1; step >= 0; step--) {
                Timeline there = Timeline.of(start.trace()).at(step);
                assertThat(Seen.of(there, step % 2 == 0 ? LayoutContext.of(there) : story.then(there)))
                        .as(sample + " under " + design.id() + " at step " + step).isEqualTo(stepped.get(step));
            }
        }
    }

    /** All there is to see at a step, with the commands by which it is drawn. */
    private record Seen(Snapshot snapshot, String drawn) {
        static Seen of(Timeline at, LayoutContext story) {
            SvgSurface svg = new SvgSurface(Theme.LIGHT);
            StackPicture picture = StackLayout.of(at, story, WIDTH, HEIGHT, 1);
            new StackPainter(new Pen(svg), picture,
                    new StackPainter.Overlay(Trail.of(at), at.cursor(), 1,
                            at.current().map(Subjects::of).orElse(Set.of()), Set.of(), Optional.empty(), Set.of(),
                            Caption.at(at)))
                    .paint(new StackPainter.View(WIDTH, HEIGHT, 0, 0, DragFeedback.NOTHING));
            return new Seen(Snapshot.of(at), String.join("\n", svg.elements()));
        }
    }
}
