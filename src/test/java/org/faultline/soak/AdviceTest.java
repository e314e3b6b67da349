package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Advice about a page picked at random of a stack made at random, acted out by the engine: what it promised came true, and
 * nothing is lost that it did not name. -Dfaultline.seed=N picks the same ones again.
 */
class AdviceTest {
    private static final int SOME = 400;
    private static final int MANY = Integer.getInteger("faultline.advice", 10_000);
    private static final int REPORTED = 10;
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int asked;

    @Test
    void advice_for_the_samples_comes_to_what_it_promised() {
        for (String sample : Samples.names()) {
            TopologyDocument document = Samples.open(sample).orElseThrow().session().orElseThrow().document();
            for (KernelDesign design : Designs.all()) {
                Random random = new Random(seed ^ (sample + design.id()).hashCode());
                Play play = Play.of(document, design);
                for (Machine machine : List.of(play.setUp().after(), play.story().after())) {
                    ask("seed " + seed + ", " + sample, random, machine, design);
                }
            }
        }

        agree();
    }

    @Test
    void advice_for_random_stacks_comes_to_what_it_promised() {
        askRandom(SOME);
    }

    @Test
    @Tag("soak")
    void advice_for_many_random_stacks_does_too() {
        askRandom(MANY);
    }

    private void askRandom(int wanted) {
        for (long next = seed; asked < wanted && broken.size() < REPORTED; next++) {
            Random random = new Random(next * 0x9E37_79B9_7F4A_7C15L);
            KernelDesign design = Designs.all().get(random.nextInt(Designs.all().size()));
            Play play = Play.of(Scenario.of(next), design);
            ask("seed " + next, random, random.nextInt(3) == 0 ? play.setUp().after() : play.story().after(), design);
        }
        agree();
        assertThat(asked).isEqualTo(wanted);
    }

    private void agree() {
        System.out.println("advice of seed " + seed + ": " + kinds);
        System.out.println("advice: " + asked + ", broken: " + broken.size());
        assertThat(broken).isEmpty();
        assertThat(kinds.keySet()).anyMatch(k -> k.startsWith("cleared")).anyMatch(k -> k.startsWith("written"))
                .anyMatch(k -> k.startsWith("unable"));
    }

    private void ask(String what, Random random, Machine machine, KernelDesign design) {
        PickedPage.of(random, machine).ifPresent(picked -> {
            Machine failed = picked.failed(design);
            act(what, new Plight(failed, design, picked.page(), random.nextInt(16) == 0));
        });
    }

    private void act(String what, Plight plight) {
        asked++;
        Advice advice = Advice.of(plight);
        kinds.merge(kind(advice), 1, Integer::sum);
        ActedAdvice acted = ActedAdvice.of(advice);
        new AdvicePromise(acted).broken().forEach(wrong -> broken.add(what + ", " + plight.design().id() + ", page "
                + plight.page() + ", " + plight.machine().bad(plight.page()) + " of "
                + plight.pmem().orElseThrow().kind() + ", " + plight.purposes().toString().replaceAll("Inode\\[.*", "")
                + ": " + wrong + acted.done().stream().map(AdviceTest::told).collect(Collectors.joining())));
    }

    /** What is done at most. */
    private static String kind(Advice advice) {
        List<Action> all = advice.steps().stream().filter(s -> s.need() == Step.Need.MUST).map(Step::action).toList();
        return advice.unable().map(u -> "unable " + u)
                .orElseGet(() -> all.stream().anyMatch(Action.Repair.class::isInstance) ? "cleared and repaired"
                        : all.stream().anyMatch(Action.Clear.class::isInstance) ? "cleared"
                                : all.stream().anyMatch(Action.ClearAll.class::isInstance) ? "everything cleared"
                                        : advice.good().isEmpty() ? "left" : "written");
    }

    private static String told(ActedAdvice.Done done) {
        String action = done.step().action().getClass().getSimpleName();
        return "\n  " + action + done.trace().steps().stream()
                .map(s -> "\n      " + s.event().getClass().getSimpleName() + " " + Sentences.of(s.why()))
                .collect(Collectors.joining());
    }
}
