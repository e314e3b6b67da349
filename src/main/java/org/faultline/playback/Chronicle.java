package org.faultline.playback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.kernel.LogLine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.jspecify.annotations.Nullable;

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
    private final Map<Integer, Integer> concluded = new HashMap<>();
    private final Map<LayerId, Integer> handled = new HashMap<>();
    private final Map<LayerId, Integer> shutDown = new HashMap<>();
    private final Map<Integer, NavigableMap<Integer, Step>> signalled = new HashMap<>();
    private final NavigableMap<Integer, Verdict> verdicts = new TreeMap<>();
    /** The steps with which failures began. */
    private final NavigableSet<Integer> failures = new TreeSet<>();
    /** The path of the failure that was asked about last: most questions are about the same. */
    private Optional<Path> path = Optional.empty();

    /** A line of the kernel log, and the step that printed it. */
    public record Printed(int step, LogLine line) {
        public String text() {
            return line.text();
        }
    }

    /** The whole path of the failure that began with a step, in order of steps; 0 for what comes before any. */
    private record Path(int began, List<Hop> hops) {}

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
        trace.verdicts().forEach(verdict -> verdicts.putIfAbsent(verdict.act(), verdict));
    }

    /** The index of a run. */
    public static Chronicle of(Trace trace) {
        return new Chronicle(trace);
    }

    private void note(Step step) {
        switch (step.event()) {
            case TraceEvent.Poisoned e -> failures.add(step.number());
            case TraceEvent.Unmapped e -> handled.putIfAbsent(e.file(), step.number());
            case TraceEvent.Skipped e -> handled.putIfAbsent(e.what(), step.number());
            case TraceEvent.Signalled e -> {
                handled.putIfAbsent(e.mapping(), step.number());
                signalled.computeIfAbsent(e.pid(), pid -> new TreeMap<>()).put(step.number(), step);
            }
            case TraceEvent.ShutDown e -> shutDown.putIfAbsent(e.filesystem(), step.number());
            case TraceEvent.Concluded e -> concluded.putIfAbsent(step.act(), step.number());
            case TraceEvent.Asked e -> {}
            case TraceEvent.Translated e -> {}
            case TraceEvent.Found e -> {}
            case TraceEvent.Refused e -> {}
            case TraceEvent.Accessed e -> {}
            case TraceEvent.Reported e -> {}
            case TraceEvent.Noted e -> {}
            case TraceEvent.Mounted e -> {}
            case TraceEvent.Changed e -> {}
        }
    }

    public Trace trace() {
        return trace;
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

    /** The page of the failure that the cursor is in or that was last, or else of the first there will be. */
    public Optional<Pfn> page(int cursor) {
        return Optional.ofNullable(failures.floor(cursor)).or(() -> failures.stream().findFirst())
                .map(step -> trace.step(step).event()).filter(TraceEvent.Poisoned.class::isInstance)
                .map(event -> ((TraceEvent.Poisoned) event).pfn());
    }

    /** What comes of the failure of the act of that step, or of the last before it, or else of the first there is. */
    public Optional<Verdict> verdict(int cursor) {
        int act = cursor == 0 ? 1 : trace.step(cursor).act();
        return Optional.ofNullable(verdicts.floorEntry(act)).map(Map.Entry::getValue)
                .or(() -> trace.verdicts().stream().findFirst());
    }

    /** Whether the failure of an act has come to its end by then. */
    public boolean isConcluded(int act, int cursor) {
        return isBy(concluded.get(act), cursor);
    }

    /** Whether a file was taken out of page tables by then, a mapping was sent a signal, or either was left alone. */
    public boolean isHandled(LayerId fileOrMapping, int cursor) {
        return isBy(handled.get(fileOrMapping), cursor);
    }

    /** Whether a filesystem has shut down by then. */
    public boolean isShutDown(LayerId filesystem, int cursor) {
        return isBy(shutDown.get(filesystem), cursor);
    }

    /** The last step by then that sent a process a signal. */
    public Optional<Step> lastSignal(int pid, int cursor) {
        return Optional.ofNullable(signalled.get(pid)).flatMap(steps -> Optional.ofNullable(steps.floorEntry(cursor)))
                .map(Map.Entry::getValue);
    }

    private static boolean isBy(@Nullable Integer step, int cursor) {
        return step != null && step <= cursor;
    }

    /** The path, as far as it has come by then, of the failure that the cursor is in or that was last. */
    List<Hop> trail(int cursor) {
        int began = Optional.ofNullable(failures.floor(cursor)).orElse(0);
        Path known = path.filter(p -> p.began == began).orElseGet(() -> new Path(began, whole(began)));
        path = Optional.of(known);
        return known.hops.subList(0, Bisection.first(known.hops.size(), i -> known.hops.get(i).step() > cursor));
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
