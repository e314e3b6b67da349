package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fake.Windows;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Landmark;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture keeps that has little room: who is meant, and what has happened. */
class NarrowPictureTest {
    private static final double HEIGHT = 476;
    private final Timeline signalled = signalled();

    private static Timeline signalled() {
        Timeline start = Windows.session("reflink-trio").timeline();
        return start.at(start.chronicle().next(Landmark.SIGNAL, 0).orElseThrow());
    }

    private String painted(double width) {
        StackPicture picture = StackLayout.of(signalled, LayoutContext.of(signalled), width, HEIGHT, 1);
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        new StackPainter(new Pen(svg), picture, new StackPainter.Overlay(Trail.of(signalled), signalled.cursor(), 1,
                Set.of(), Set.of(), Optional.empty(), Set.of(), Optional.empty()))
                .paint(new StackPainter.View(width, HEIGHT, 0, 0, DragFeedback.NOTHING));
        return String.join("\n", svg.elements());
    }

    @ParameterizedTest
    @ValueSource(doubles = {560, 640, 700, 900, 1200})
    void a_process_that_is_signalled_keeps_its_name_and_says_so(double width) {
        assertThat(painted(width)).contains(">101 postgres<").contains(">signalled<");
    }

    @ParameterizedTest
    @ValueSource(doubles = {560, 640, 700, 900, 1200})
    void the_legend_tells_what_has_happened_before_what_the_machine_is_like(double width) {
        String svg = painted(width);
        assertThat(Stream.of(Sign.BAD, Sign.TAKEN_OUT, Sign.SIGBUS).map(Sign::words))
                .allMatch(svg.substring(svg.lastIndexOf(">Legend<"))::contains);
    }
}
