package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.format.words.Sentences;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Advice about pages picked at random, acted out by the engine: no owner holds a bad byte that the advice said would be good.
 * -Dfaultline.seed=N picks the same ones again.
 */
class AdviceTest {
    private static final int SOME = 1_500;
    private static final int MANY = 10_000;
    private static final int REPORTED = 10;
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final Random random = new Random(seed);
    private final List<String> broken = new ArrayList<>();
    private int promised;

    @Test
    void advice_for_the_samples_comes_to_what_it_promised() {
        for (String sample : Samples.names()) {
            Session session = Samples.open(sample).orElseThrow().session().orElseThrow();
            for (KernelDesign design : Designs.all()) {
                ask(sample, Play.of(session.document(), design), 12);
            }
        }

        agree(100);
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
        for (long next = seed; promised < wanted && broken.size() < REPORTED; next++) {
            for (KernelDesign design : Designs.all()) {
                ask("seed " + next, Play.of(Scenario.of(next), design), 3);
            }
        }
        agree(wanted);
    }

    private void agree(int wanted) {
        System.out.println("advice of seed " + seed + ": " + promised + " acted out");
        assertThat(broken).isEmpty();
        assertThat(promised).isGreaterThanOrEqualTo(wanted);
    }

    private void ask(String what, Play play, int each) {
        for (Machine machine : List.of(play.setUp().after(), play.story().after())) {
            List<Pfn> owned = owned(machine);
            for (int i = 0; i < each && !owned.isEmpty(); i++) {
                Pfn page = owned.get(random.nextInt(owned.size()));
                act(what, new Plight(failed(machine, play.design(), page), play.design(), page));
            }
        }
    }

    private void act(String what, Plight plight) {
        Advice advice = Advice.of(plight);
        if (advice.good().isEmpty()) {
            return;
        }
        promised++;
        ActedAdvice acted = ActedAdvice.of(advice);
        acted.broken().forEach(wrong -> broken.add(what + ", " + plight.design().id() + ", page " + plight.page() + ", "
                + plight.machine().bad(plight.page()) + " of " + plight.pmem().orElseThrow().kind() + ": " + wrong
                + "\n    " + String.join("\n    ", advice.steps().stream().map(s -> s.action().toString())
                        .map(s -> s.substring(0, Math.min(60, s.length()))).toList())
                + "\n  " + String.join("\n  ", acted.trace().steps().stream().map(AdviceTest::told).toList())));
    }

    private static String told(Step step) {
        return step.event().getClass().getSimpleName() + " " + Sentences.of(step.why());
    }

    /** The page goes bad one way or another. */
    private Machine failed(Machine machine, KernelDesign design, Pfn page) {
        return switch (random.nextInt(4)) {
            case 0 -> new Impact(machine, design).run(page, new Notice.CorruptPfn()).after();
            case 1 -> new Impact(machine, design).run(page, new Notice.Scrub()).after();
            case 2 -> machine.with(page, new BadPage(true, false, false));
            default -> machine.with(page, new BadPage(true, true, true));
        };
    }

    /** Pages of records, at their ends and inside. */
    private List<Pfn> owned(Machine machine) {
        List<Pfn> all = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream()).flatMap(g -> fs.records(g).stream())
                    .flatMap(r -> Stream.of(r.start(), r.end().plus(-1), r.start().plus(random.nextLong(r.blocks()))))
                    .forEach(b -> frame(machine, fs, b).ifPresent(all::add));
        }
        return all;
    }

    private static Optional<Pfn> frame(Machine machine, Filesystem fs, FsBlock block) {
        return machine.toPhysical(fs, block).map(r -> Pfn.holding(r.start()));
    }
}
