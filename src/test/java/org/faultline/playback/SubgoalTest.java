package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.playback.Subgoal.DECIDE;
import static org.faultline.playback.Subgoal.FILES;
import static org.faultline.playback.Subgoal.LOCATE;
import static org.faultline.playback.Subgoal.OWNER;
import static org.faultline.playback.Subgoal.PROCESSES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Trio;
import org.faultline.format.words.SubgoalText;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

public class SubgoalTest {
    private static Trace trio(String design, Act... acts) {
        return Engine.run(Trio.machine(), List.of(acts), Designs.find(design).orElseThrow());
    }

    private static Act poison() {
        return new Act.Poison(new Address.OfPfn(new Pfn(0x101C00)), new Notice.CorruptPfn());
    }

    private static List<Subgoal> subgoals(Trace trace) {
        return Chronicle.of(trace).stretches().stream().flatMap(s -> s.subgoal().stream()).toList();
    }

    @Test
    void they_come_in_order_and_again_for_each_owner() {
        assertThat(subgoals(trio("linux-6.12", poison()))).containsExactly(LOCATE, OWNER, FILES, PROCESSES, DECIDE,
                FILES, PROCESSES, DECIDE);
    }

    @Test
    void where_nobody_answers_the_page_is_asked_for_its_file_at_once() {
        assertThat(subgoals(trio("linux-5.10", poison()))).containsExactly(LOCATE, FILES, DECIDE);
    }

    @Test
    void their_words_stand_once() {
        assertThat(Subgoal.values()).extracting(SubgoalText::numbered).containsExactly("1 Locate", "2 Ask the owner",
                "3 Find the files", "4 Find the processes", "5 Decide");
        assertThat(SubgoalText.of(Optional.empty())).isEqualTo("no part of a failure");
    }

    @Test
    void every_step_of_every_sample_is_told_what_it_is_after() {
        for (String sample : Samples.names()) {
            for (KernelDesign design : Designs.all()) {
                Trace story = Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).run()
                        .trace();
                assertThat(broken(story)).as(sample + " under " + design.id()).isEmpty();
            }
        }
    }

    /** What does not hold for the stretches of a run. */
    public static List<String> broken(Trace trace) {
        Chronicle chronicle = Chronicle.of(trace);
        List<String> broken = new ArrayList<>();
        int next = 1;
        boolean failing = false;
        for (Stretch stretch : chronicle.stretches()) {
            if (stretch.first() != next || stretch.last() < stretch.first()) {
                broken.add("step " + next + " is in no stretch");
            }
            next = stretch.last() + 1;
        }
        if (next != trace.steps().size() + 1) {
            broken.add("the stretches end before step " + next);
        }
        for (Step step : trace.steps()) {
            Optional<Subgoal> subgoal = chronicle.subgoal(step.number());
            failing &= trace.step(Math.max(1, step.number() - 1)).act() == step.act();
            if (step.event() instanceof TraceEvent.Poisoned && !subgoal.equals(Optional.of(LOCATE))) {
                broken.add("a failure begins at step " + step.number() + " with " + subgoal);
            }
            failing |= step.event() instanceof TraceEvent.Poisoned;
            if (step.event() instanceof TraceEvent.Concluded && !subgoal.equals(Optional.of(DECIDE))) {
                broken.add("a failure ends at step " + step.number() + " with " + subgoal);
            }
            if (subgoal.isPresent() && step.event() instanceof TraceEvent.Accessed) {
                broken.add("what a program does at step " + step.number() + " is no part of a failure");
            }
            if (failing && subgoal.isEmpty() && !ofProgram(step.event())) {
                broken.add("step " + step.number() + " of a failure is after nothing: " + step.event());
            }
        }
        return broken;
    }

    private static boolean ofProgram(TraceEvent event) {
        return event instanceof TraceEvent.Accessed || event instanceof TraceEvent.Changed
                || event instanceof TraceEvent.Mounted;
    }
}
