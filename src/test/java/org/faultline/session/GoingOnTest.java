package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on behind the acts that were acted out before; what comes of it is what it would be from the beginning. */
class GoingOnTest {
    private static final List<Node> ACTS = List.of(poison("file:/mnt/db/a@0"), poison("file:/mnt/db/a@4096"),
            poison("pfn:0x101C03"), touch(101, "m101", 1), touch(103, "m103", 0), touch(102, "m102", 2));

    private final Session trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow();

    @Test
    void an_act_behind_the_others_leaves_their_steps_the_same_objects() {
        Session before = told(trio, List.of(ACTS.get(0), ACTS.get(3)));
        Session after = told(before, List.of(ACTS.get(0), ACTS.get(3), ACTS.get(1)));
        Trace first = before.run().trace();

        assertThat(after.run().setUp()).isSameAs(trio.run().setUp());
        assertThat(after.run().trace().steps()).hasSizeGreaterThan(first.steps().size());
        for (int number = 1; number <= first.steps().size(); number++) {
            assertThat(after.run().trace().step(number)).isSameAs(first.step(number));
            assertThat(after.run().trace().states().get(number)).isSameAs(first.states().get(number));
        }
        assertThat(told(after, List.of(ACTS.get(0))).run().trace().states().getLast())
                .isSameAs(first.states().get(told(after, List.of(ACTS.get(0))).run().trace().steps().size()));
    }

    @Test
    void an_act_that_is_another_is_acted_out_with_all_behind_it() {
        Session before = told(trio, List.of(ACTS.get(3), ACTS.get(0), ACTS.get(1)));
        Session after = told(before, List.of(ACTS.get(3), ACTS.get(2), ACTS.get(1)));
        int same = (int) before.run().trace().steps().stream().filter(s -> s.act() == 1).count();

        assertThat(after.run().trace().step(same)).isSameAs(before.run().trace().step(same));
        assertThat(after.run().trace().step(same + 1)).isNotEqualTo(before.run().trace().step(same + 1));
    }

    @Test
    void another_kernel_begins_from_the_beginning() {
        Session before = told(trio, List.of(ACTS.get(0), ACTS.get(3)));
        Session after = before.apply(Edit.of("Design", d -> d.withDesign("rfc-v2"))).session().orElseThrow();

        assertThat(after.run().trace().states().getFirst()).isNotSameAs(before.run().trace().states().getFirst());
        assertThat(text(after)).isEqualTo(text(anew(after.document())));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 60, 700, 8000})
    void whatever_acts_are_told_next_the_run_is_as_from_the_beginning(long seed) {
        Random random = new Random(seed);
        Session session = trio;
        List<List<Node>> told = List.of(new ArrayList<>(), new ArrayList<>());
        for (int edit = 0; edit < 40; edit++) {
            boolean story = random.nextInt(4) > 0;
            List<Node> acts = told.get(story ? 1 : 0);
            if (acts.isEmpty() || random.nextInt(3) > 0) {
                acts.add(random.nextInt(3) > 0 ? acts.size() : random.nextInt(acts.size() + 1),
                        ACTS.get(random.nextInt(ACTS.size())));
            } else {
                acts.remove(random.nextInt(acts.size()));
            }
            Node list = Node.of(List.copyOf(acts));
            session = session.apply(Edit.of("Tell", d -> d.with(Pointer.ROOT.key(story ? "story" : "acts"), list)))
                    .session().orElseThrow();
            assertThat(text(session)).as("seed %d edit %d: %s", seed, edit, told)
                    .isEqualTo(text(anew(session.document())));
        }
    }

    private static Session told(Session session, List<Node> story) {
        return session.apply(Edit.of("Tell", d -> d.withStory(story))).session().orElseThrow();
    }

    private static Session anew(TopologyDocument document) {
        return Session.of(document, Optional.empty()).session().orElseThrow();
    }

    private static String text(Session session) {
        Run run = session.run();
        return run.setUp().steps() + "\n" + run.setUp().acts() + run.trace().steps() + run.trace().acts()
                + run.trace().verdicts() + run.trace().states().size() + run.trace().after().processes()
                + run.trace().after().bad() + run.trace().after().entries();
    }

    private static Node poison(String at) {
        return Node.Fields.EMPTY.with("act", Node.of("poison")).with("at", Node.of(at)).with("how",
                Node.of("corrupt-pfn"));
    }

    private static Node touch(int pid, String mapping, int page) {
        return Node.Fields.EMPTY.with("act", Node.of("touch")).with("pid", Node.of(pid))
                .with("mapping", Node.of(mapping)).with("page", Node.of(page)).with("access", Node.of("read"));
    }
}
