package org.faultline.playback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * A run with an index of what it tells: made once for a run, and shared by all of its moments, so that none of them reads
 * the run from its start. What has happened by step {@code cursor} (0: nothing yet) is the beginning of one list.
 */
public final class Chronicle {
    private final Trace trace;
    private final List<Printed> log;
    private final List<TraceEvent.Signalled> signals;
    /** How many lines were printed and how many signals sent after each step; the first number is that before any. */
    private final int[] printed;
    private final int[] sent;
    private final Map<Word, NavigableMap<Integer, Step>> words = new HashMap<>();
    private final Map<Integer, NavigableMap<Integer, Step>> signalled = new HashMap<>();
    /** By watcher: what it said, or what was done to it, by step. */
    private final Map<LayerId, NavigableMap<Integer, TraceEvent.Watched.Turn>> watched = new HashMap<>();
    private final List<Chapter> chapters;
    private final List<Stretch> stretches;
    private final Map<Landmark, NavigableSet<Integer>> landmarks = new EnumMap<>(Landmark.class);
    /** What comes of the failures, by the steps with which they began. */
    private final NavigableMap<Integer, Verdict> verdicts = new TreeMap<>();
    /** The steps with which failures began. */
    private final NavigableSet<Integer> failures = new TreeSet<>();
    /** The steps at which something happened to a page, of each page that was asked about. */
    private final Map<Pfn, NavigableSet<Integer>> histories = new HashMap<>();
    /** The path of the failure that was asked about last: most questions are about the same. */
    private Optional<Path> path = Optional.empty();

    /** A line of the kernel log, and the step that printed it. */
    public record Printed(int step, LogLine line) implements KernelLog.Entry {
        public String text() {
            return line.text();
        }
    }

    /** What is said of a layer within the failure that began with that step; 0 for what comes before any. */
    private record Word(int began, LayerId of) {}

    /**
     * The whole path of the failure that began with a step, in order of steps, as the chapter of an act sees it; 0 for what comes
     * before any.
     */
    private record Path(int began, int act, List<Hop> hops) {}

    private Chronicle(Trace trace) {
        this.trace = trace;
        List<Printed> lines = new ArrayList<>();
        List<TraceEvent.Signalled> all = new ArrayList<>();
        printed = new int[trace.steps().size() + 1];
        sent = new int[trace.steps().size() + 1];
        for (Step step : trace.steps()) {
            step.log().forEach(line -> lines.add(new Printed(step.number(), line)));
            if (step.event() instanceof TraceEvent.Signalled signal) {
                all.add(signal);
            }
            note(step);
            printed[step.number()] = lines.size();
            sent[step.number()] = all.size();
        }
        log = Collections.unmodifiableList(lines);
        signals = Collections.unmodifiableList(all);
        chapters = Chapter.of(trace);
        stretches = Stretch.of(trace);
        for (Landmark landmark : Landmark.values()) {
            landmarks.put(landmark, new TreeSet<>());
        }
        stretches.forEach(this::sight);
    }

    /** Notes which steps of a stretch are worth going to. */
    private void sight(Stretch stretch) {
        for (Step step : trace.steps().subList(stretch.first() - 1, stretch.last())) {
            landmarks.forEach((landmark, steps) -> {
                if (landmark.is(step, stretch.subgoal())) {
                    steps.add(step.number());
                }
            });
        }
    }

    /** The index of a run. */
    public static Chronicle of(Trace trace) {
        return new Chronicle(trace);
    }

    private void note(Step step) {
        switch (step.event()) {
            case TraceEvent.Poisoned e -> {
                failures.add(step.number());
                trace.verdict(step.act(), e.pfn()).ifPresent(v -> verdicts.put(step.number(), v));
            }
            case TraceEvent.Unmapped e -> say(e.file(), step);
            case TraceEvent.Skipped e -> say(e.what(), step);
            case TraceEvent.Signalled e -> {
                say(e.mapping(), step);
                signalled.computeIfAbsent(e.pid(), pid -> new TreeMap<>()).put(step.number(), step);
            }
            case TraceEvent.ShutDown e -> say(e.filesystem(), step);
            case TraceEvent.Concluded e -> {}
            case TraceEvent.Asked e -> {}
            case TraceEvent.Translated e -> {}
            case TraceEvent.Found e -> {}
            case TraceEvent.Refused e -> {}
            case TraceEvent.Accessed e -> {}
            case TraceEvent.Reported e -> {}
            case TraceEvent.Noted e -> {}
            case TraceEvent.Watched e -> watched.computeIfAbsent(e.watcher(), w -> new TreeMap<>())
                    .put(step.number(), e.turn());
            case TraceEvent.Mounted e -> {}
            case TraceEvent.Changed e -> {}
            case TraceEvent.Repaired e -> {}
        }
    }

    private void say(LayerId of, Step step) {
        words.computeIfAbsent(new Word(began(step.number()), of), word -> new TreeMap<>()).put(step.number(), step);
    }

    /** What a watcher said last, or what was done to it, by step {@code cursor}. */
    public Optional<TraceEvent.Watched.Turn> turn(LayerId watcher, int cursor) {
        return Optional.ofNullable(watched.get(watcher)).map(turns -> turns.floorEntry(cursor))
                .map(Map.Entry::getValue);
    }

    /** The steps by step {@code cursor} at which a watcher was asked, answered or was told. */
    public List<Integer> turns(LayerId watcher, int cursor) {
        return Optional.ofNullable(watched.get(watcher)).map(turns -> List.copyOf(turns.headMap(cursor, true).keySet()))
                .orElse(List.of());
    }

    private int began(int cursor) {
        return failure(cursor).orElse(0);
    }

    /** The step with which the failure began that the cursor is in, or that was last. */
    public Optional<Integer> failure(int cursor) {
        return Optional.ofNullable(failures.floor(cursor));
    }

    public Trace trace() {
        return trace;
    }

    /** The chapters of the run, in order. */
    public List<Chapter> chapters() {
        return chapters;
    }

    /** The chapter that step {@code cursor} is in; before the first step the first. Nothing where there is no step. */
    public Optional<Chapter> at(int cursor) {
        return chapter(c -> c.last() >= cursor);
    }

    /** The run in pieces that are after one {@link Subgoal} each, in order; together they are all steps. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** What step {@code cursor} is after; nothing before the first step, and where a step belongs to no failure. */
    public Optional<Subgoal> subgoal(int cursor) {
        int at = Bisection.first(stretches.size(), i -> stretches.get(i).last() >= cursor);
        return cursor > 0 && at < stretches.size() ? stretches.get(at).subgoal() : Optional.empty();
    }

    /** Whether a step is one of these. */
    public boolean is(Landmark landmark, int step) {
        return steps(landmark).contains(step);
    }

    /** The first step of that kind behind step {@code cursor}. */
    public Optional<Integer> next(Landmark landmark, int cursor) {
        return Optional.ofNullable(steps(landmark).higher(cursor));
    }

    /** The last step of that kind before step {@code cursor}. */
    public Optional<Integer> previous(Landmark landmark, int cursor) {
        return Optional.ofNullable(steps(landmark).lower(cursor));
    }

    private NavigableSet<Integer> steps(Landmark landmark) {
        return landmarks.getOrDefault(landmark, Collections.emptyNavigableSet());
    }

    /** The chapter that ends with step {@code cursor}, if one does. */
    public Optional<Chapter> endingAt(int cursor) {
        return at(cursor).filter(c -> c.last() == cursor);
    }

    /** Every line that the run prints. */
    public List<Printed> log() {
        return log;
    }

    /** The lines printed by then. */
    List<Printed> log(int cursor) {
        return log.subList(0, printed[cursor]);
    }

    /** The signals sent by then. */
    List<TraceEvent.Signalled> signals(int cursor) {
        return signals.subList(0, sent[cursor]);
    }

    /** The page of the failure that the cursor is in or that was last, or else of the first of the chapter it is in. */
    public Optional<Pfn> page(int cursor) {
        return Optional.ofNullable(failures.floor(cursor))
                .or(() -> at(cursor).flatMap(c -> failures.stream().findFirst().filter(first -> first <= c.last())))
                .map(step -> trace.step(step).event()).filter(TraceEvent.Poisoned.class::isInstance)
                .map(event -> ((TraceEvent.Poisoned) event).pfn());
    }

    /** What comes of the last failure that has begun by then. */
    public Optional<Verdict> verdict(int cursor) {
        return Optional.ofNullable(verdicts.floorEntry(cursor)).map(Map.Entry::getValue);
    }

    /**
     * The steps by then, in order, at which a page went bad or good, was marked or listed, or its failure began or ended; once
     * it has gone bad, those too at which it got another owner.
     */
    public NavigableSet<Integer> history(Pfn page, int cursor) {
        return histories.computeIfAbsent(page, this::history).headSet(cursor, true);
    }

    private NavigableSet<Integer> history(Pfn page) {
        NavigableSet<Integer> steps = new TreeSet<>();
        boolean harmed = isHarmed(trace.states().getFirst(), page);
        for (Step step : trace.steps()) {
            boolean named = (step.event() instanceof TraceEvent.Poisoned e && e.pfn().equals(page))
                    || (step.event() instanceof TraceEvent.Concluded c && c.pfn().equals(page));
            Machine before = trace.states().get(step.number() - 1);
            Machine after = trace.states().get(step.number());
            harmed |= named || isHarmed(after, page);
            if (named || (before != after && harmed && isOtherwise(before, after, page))) {
                steps.add(step.number());
            }
        }
        return steps;
    }

    private static boolean isHarmed(Machine machine, Pfn page) {
        return machine.bad(page).isPresent() || !machine.undefined().of(page).isNone();
    }

    private static boolean isOtherwise(Machine before, Machine after, Pfn page) {
        return !before.bad(page).equals(after.bad(page))
                || !before.undefined().of(page).equals(after.undefined().of(page))
                || (!before.filesystems().equals(after.filesystems())
                        && !PageOwner.of(before, page).equals(PageOwner.of(after, page)));
    }

    /** Whether all of the act has happened by then to which a verdict belongs. */
    public boolean isOver(Verdict verdict, int cursor) {
        return chapter(c -> c.act() >= verdict.act()).filter(c -> c.act() == verdict.act() && c.last() <= cursor)
                .isPresent();
    }

    /** The first chapter for which something holds that holds for all behind it as well. */
    private Optional<Chapter> chapter(Predicate<Chapter> holds) {
        int at = Bisection.first(chapters.size(), i -> holds.test(chapters.get(i)));
        return at < chapters.size() ? Optional.of(chapters.get(at)) : Optional.empty();
    }

    /**
     * The last step by then, in the failure that has begun last, that says what becomes of a layer: a file is taken out of
     * page tables, a mapping is sent a signal, a filesystem shuts down, or any of them is left alone.
     */
    public Optional<Step> lastWord(LayerId of, int cursor) {
        return Optional.ofNullable(words.get(new Word(began(cursor), of)))
                .flatMap(steps -> Optional.ofNullable(steps.floorEntry(cursor))).map(Map.Entry::getValue);
    }

    /** The last step by then that sent a process a signal. */
    public Optional<Step> lastSignal(int pid, int cursor) {
        return Optional.ofNullable(signalled.get(pid)).flatMap(steps -> Optional.ofNullable(steps.floorEntry(cursor)))
                .map(Map.Entry::getValue);
    }

    /** The path, as far as it has come by then, of the failure that the cursor is in or that was last. */
    List<Hop> trail(int cursor) {
        int began = began(cursor);
        int act = at(cursor).map(Chapter::act).orElse(0);
        Path known = path.filter(p -> p.began == began && p.act == act)
                .orElseGet(() -> new Path(began, act, whole(began).stream().map(hop -> later(hop, act)).toList()));
        path = Optional.of(known);
        return known.hops.subList(0, Bisection.first(known.hops.size(), i -> known.hops.get(i).step() > cursor));
    }

    /** The hop as a later chapter sees it: why somebody was left alone was so in its own. */
    private Hop later(Hop hop, int act) {
        return hop.kind() == Hop.Kind.ASIDE && trace.step(hop.step()).act() < act
                ? new Hop(hop.step(), hop.kind(), hop.from(), hop.to(), List.of())
                : hop;
    }

    /** The steps of a failure, from the first of its act to the last before another. */
    private List<Hop> whole(int began) {
        int first = Math.max(1, began);
        while (first > 1 && trace.step(first - 1).act() == trace.step(first).act()) {
            first--;
        }
        int end = Optional.ofNullable(failures.higher(began)).map(next -> next - 1).orElse(trace.steps().size());
        return Trail.of(trace, trace.steps().subList(first - 1, end));
    }
}
