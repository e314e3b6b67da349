package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.faultline.design.table.Designs;
import org.faultline.format.Caption;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Hop;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Each hop of a failure has a picture of its own, drawn from the trace. */
class HopPicturesTest {
    private static final Pattern DASHED = Pattern.compile("stroke-dasharray");

    private static Timeline at(String sample, String design, Predicate<Step> which) {
        Timeline run = Samples.open(sample).flatMap(Opened::session).orElseThrow()
                .withDesign(Designs.find(design).orElseThrow()).timeline();
        return run.at(run.trace().steps().stream().filter(which).findFirst().orElseThrow().number());
    }

    private static Predicate<Step> in(String function, Class<? extends TraceEvent> event) {
        return step -> step.source().function().equals(function) && event.isInstance(step.event());
    }

    private static String drawn(Timeline at) {
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        StackPicture picture = StackLayout.of(at, LayoutContext.of(at), 940, 536, 1);
        new StackPainter(new Pen(svg), picture,
                new StackPainter.Overlay(Trail.of(at), at.cursor(), 1,
                        at.current().map(Subjects::of).orElse(Set.of()), Set.of(), Optional.empty(), Set.of(),
                        Caption.at(at)))
                .paint(new StackPainter.View(940, 536, 0, 0, DragFeedback.NOTHING));
        return String.join("\n", svg.elements());
    }

    private static long dashes(Timeline at) {
        return DASHED.matcher(drawn(at)).results().count();
    }

    @Test
    void the_subtraction_stands_on_a_ruler_at_its_step_only() {
        Timeline step = at("reflink-trio", "linux-6.12",
                in("pmem_pagemap_memory_failure", TraceEvent.Translated.class));

        assertThat(dashes(step)).isEqualTo(dashes(step.back()) + 1);
        assertThat(dashes(step.forward())).isEqualTo(dashes(step.back()));
    }

    @Test
    void the_row_of_the_table_that_matches_is_told() {
        Timeline step = at("device-mapper", "rfc-v2", in("linear_remap", TraceEvent.Translated.class));

        assertThat(drawn(step)).contains("row 2 of 2");
        assertThat(drawn(step.forward())).doesNotContain("row 2 of 2");
    }

    @Test
    void the_filesystem_ticks_off_what_it_looks_at_and_what_is_missing_stays_beside_its_refusal() {
        assertThat(drawn(at("reflink-trio", "linux-6.12", in("xfs_dax_notify_failure", TraceEvent.Asked.class))))
                .contains("✓ mounted", "✓ not its log", "✓ not realtime", "✓ reverse map");
        assertThat(drawn(at("no-reverse-map", "linux-6.12",
                in("xfs_dax_notify_failure", TraceEvent.Refused.class)))).contains("✓ mounted", "✗ reverse map");
    }

    @Test
    void records_fly_to_the_files_they_name_until_each_is_followed() {
        Timeline found = at("reflink-trio", "linux-6.12", in("xfs_rmap_query_range", TraceEvent.Found.class));

        assertThat(dashes(found)).isEqualTo(dashes(found.back()) + 3);
        assertThat(dashes(found.forward())).isEqualTo(dashes(found) - 1);
        Timeline first = at("reflink-trio", "linux-6.12", in("xfs_dax_failure_fn", TraceEvent.Translated.class));
        assertThat(dashes(first)).isEqualTo(dashes(first.back()) - 1);
    }

    @Test
    void where_nobody_answers_the_way_turns_to_the_page_itself() {
        Timeline asked = at("device-mapper", "linux-6.12", in("mf_generic_kill_procs", TraceEvent.Asked.class));

        assertThat(Trail.of(asked.forward())).last().extracting(hop -> hop.kind()).isEqualTo(
                Hop.Kind.ASKED);
        assertThat(List.of(dashes(asked), dashes(asked.forward()))).isSorted().doesNotHaveDuplicates();
    }
}
