package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.TrueOwner;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Filesystem;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.trace.Verdict;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Conduct.Answer;
import org.faultline.watcher.Conduct.Copy;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.kinds.Watchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random stacks and stories with random watchers: one that fails in any way changes nothing but the steps that tell of it,
 * one that mends spares everybody, and one that lies has every owner named as silently wrong. -Dfaultline.seed=N picks the
 * same ones again.
 */
class WatcherTest {
    private static final int SOME = 300;
    private static final int MANY = 10_000;
    private static final int REPORTED = 5;
    /** Of so many stacks the whole story is acted out, too. */
    private static final int STORIES = 3;
    /** So many pages of each stack go bad, each alone. */
    private static final int PAGES = 6;
    private static final List<Answer> FAILING = List.of(Answer.DECLINES, Answer.FAILS, Answer.ACCEPTS);
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final Random random = new Random(seed);
    private final List<String> broken = new ArrayList<>();
    /** Runs in which a watcher was asked. */
    private int asked;
    private int mended;
    private int lied;

    @Test
    void in_random_stacks_watchers_fail_without_a_trace_and_lie_with_one() {
        play(SOME);
    }

    @Test
    @Tag("soak")
    void in_many_random_stacks_they_do_too() {
        play(MANY);
    }

    private void play(int wanted) {
        for (long next = seed; asked < wanted && broken.size() < REPORTED; next++) {
            for (KernelDesign design : Designs.all()) {
                Play play = Play.of(Scenario.of(next), design);
                String what = "seed " + next + " under " + design.id();
                Machine machine = play.setUp().after();
                if (next < seed + STORIES) {
                    play(what, machine, m -> Engine.run(m, play.plan().story(), design));
                }
                List<Pfn> owned = owned(machine);
                for (int i = 0; i < PAGES && !owned.isEmpty(); i++) {
                    Pfn page = owned.get(random.nextInt(owned.size()));
                    Notice notice = random.nextBoolean() ? new Notice.Scrub() : new Notice.CorruptPfn();
                    play(what + ", page " + page, machine, m -> new Impact(m, design).run(page, notice));
                }
            }
        }
        System.out.println("watchers of seed " + seed + ": " + asked + " runs, " + mended + " pages mended, " + lied
                + " lied about, broken: " + broken.size());
        assertThat(broken).isEmpty();
        assertThat(asked).isGreaterThanOrEqualTo(wanted);
        assertThat(List.of(mended, lied)).allMatch(n -> n > wanted / 20);
    }

    /** A story, or one page that goes bad, without watchers and with some. */
    private void play(String what, Machine machine, UnaryTrace story) {
        fails(what, story.of(machine), story.of(machine.watchedBy(watchers(machine, this::failing))));
        mends(what, story.of(machine.watchedBy(watchers(machine, this::mending))));
    }

    /** Acts something out on a machine. */
    private interface UnaryTrace {
        Trace of(Machine machine);
    }

    /** Pages of records, at their ends and inside. */
    private List<Pfn> owned(Machine machine) {
        List<Pfn> all = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream()).flatMap(g -> fs.records(g).stream())
                    .forEach(r -> machine.toPhysical(fs, r.start().plus(random.nextLong(r.blocks())))
                            .ifPresent(b -> all.add(Pfn.holding(b.start()))));
        }
        return all;
    }

    private void fails(String what, Trace without, Trace with) {
        List<Step> told = with.steps().stream().filter(s -> !(s.event() instanceof TraceEvent.Watched)).toList();
        asked += told.size() < with.steps().size() ? 1 : 0;
        check(what + ": other steps", told.stream().map(WatcherTest::said).toList()
                .equals(without.steps().stream().map(WatcherTest::said).toList()));
        check(what + ": another machine", Portrait.of(with.after()).equals(Portrait.of(without.after())));
        check(what + ": other bytes", with.after().undefined().equals(without.after().undefined()));
        check(what + ": another verdict", with.verdicts().equals(without.verdicts()));
    }

    /** All of a step but its number and that of its cause. */
    private static List<Object> said(Step step) {
        return List.of(step.act(), step.layer(), step.source(), step.event(), step.values(), step.checks(), step.why(),
                step.answer(), step.log());
    }

    private void mends(String what, Trace trace) {
        for (Verdict verdict : trace.verdicts()) {
            boolean spared = turns(trace, verdict).anyMatch(t -> t == Turn.SPARED);
            check(what + ": spared is mended", spared == verdict.mended().isPresent() || several(trace, verdict));
            if (verdict.mended().isPresent()) {
                spared(what + ", page " + verdict.pfn(), trace, verdict);
            }
        }
    }

    /** Acts that poison several pages have several verdicts: a step is not told apart by its act. */
    private static boolean several(Trace trace, Verdict verdict) {
        return trace.verdicts(verdict.act(), verdict.act()).size() > 1;
    }

    private void spared(String what, Trace trace, Verdict verdict) {
        mended += verdict.isMended() ? 1 : 0;
        lied += verdict.isWrong() ? 1 : 0;
        check(what + ": somebody was signalled", verdict.signalled().isEmpty());
        check(what + ": a filesystem shut down", verdict.shutDown().isEmpty());
        check(what + ": it failed", verdict.ending().isFine());
        if (!several(trace, verdict)) {
            Toll toll = Toll.of(trace, Chapter.of(trace).stream().filter(c -> c.act() == verdict.act()).findFirst()
                    .orElseThrow());
            Set<String> owners = new HashSet<>();
            TrueOwner.of(before(trace, verdict), verdict.pfn()).forEach(o -> owners.add(o.label()));
            Set<String> wrong = new HashSet<>(toll.wrong().stream().map(Toll.Lost::label).toList());
            check(what + ": silently wrong are " + wrong + ", not " + owners,
                    verdict.isWrong() ? wrong.equals(owners) : wrong.isEmpty());
            check(what + ": lost though mended", toll.lost().isEmpty());
            check(what + ": it reads what it should not, or the other way round", verdict.isMended() == trace.states()
                    .get(last(trace, verdict)).undefined().of(verdict.pfn()).isNone());
            check(what + ": still bad", trace.states().get(last(trace, verdict)).bad(verdict.pfn()).isEmpty());
        }
    }

    private static Machine before(Trace trace, Verdict verdict) {
        return trace.states().get(steps(trace, verdict).filter(s -> s.event() instanceof TraceEvent.Watched).findFirst()
                .orElseThrow().number());
    }

    private static int last(Trace trace, Verdict verdict) {
        return steps(trace, verdict).filter(s -> s.event() instanceof TraceEvent.Concluded).findFirst().orElseThrow()
                .number();
    }

    private static Stream<Step> steps(Trace trace, Verdict verdict) {
        return trace.steps().stream().filter(s -> s.act() == verdict.act());
    }

    private static Stream<Turn> turns(Trace trace, Verdict verdict) {
        return steps(trace, verdict).map(Step::event).filter(TraceEvent.Watched.class::isInstance)
                .map(e -> ((TraceEvent.Watched) e).turn());
    }

    private void check(String wrong, boolean holds) {
        if (!holds) {
            broken.add(wrong);
        }
    }

    /** Some watchers, each on something that its kind can stand on. */
    private List<Watcher> watchers(Machine machine, Conducting conducting) {
        List<Watcher> all = new ArrayList<>();
        for (int i : IntStream.range(0, 1 + random.nextInt(4)).toArray()) {
            WatcherKind kind = Watchers.all().get(random.nextInt(Watchers.all().size()));
            List<LayerId> places = places(machine, kind.description().on()::contains);
            if (!places.isEmpty()) {
                all.add(new Watcher(new LayerId("w" + i), "w" + i, kind, places.get(random.nextInt(places.size())),
                        conducting.next()));
            }
        }
        return all;
    }

    private static List<LayerId> places(Machine machine, Predicate<String> fits) {
        return Stream.concat(machine.filesystems().stream().filter(f -> fits.test(f.type())).map(Filesystem::id),
                machine.processes().stream().filter(p -> fits.test("process")).map(UserProcess::id)).toList();
    }

    private interface Conducting {
        Conduct next();
    }

    private Conduct failing() {
        Answer answer = any(FAILING);
        return answer == Answer.ACCEPTS ? new Conduct(answer, random.nextBoolean() ? Copy.NONE : Copy.REPLICA, 11, 10)
                : new Conduct(answer, Copy.MIRROR, random.nextInt(20), 10);
    }

    private Conduct mending() {
        return new Conduct(any(List.of(Answer.values())), any(List.of(Copy.values())), random.nextInt(12), 10);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
