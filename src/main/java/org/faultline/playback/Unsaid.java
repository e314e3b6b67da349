package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import org.faultline.address.Unit;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Something of a failure that the kernel says nowhere in its log although it matters. */
public sealed interface Unsaid extends KernelLog.Entry {
    /** What happened at that step: who owns the page, who was left alone or signalled, who could not be asked. */
    record Happened(int step) implements Unsaid {}

    /**
     * Which bytes of a file lie on the page.
     *
     * @param label what people call the file
     * @param actedOn whether the kernel did anything about it
     */
    record Lost(int step, String label, long offset, long length, boolean actedOn) implements Unsaid {}

    /** Nobody was signalled, although so many mappings show a file that lost data. */
    record NobodySignalled(int step, int mappings) implements Unsaid {}

    /** All of it that a run leaves unsaid, by ascending step. */
    static List<Unsaid> of(Trace trace) {
        List<Unsaid> all = new ArrayList<>();
        boolean failing = false;
        boolean signalled = false;
        for (Step step : trace.steps()) {
            if (step.event() instanceof TraceEvent.Poisoned) {
                failing = true;
                signalled = false;
            }
            signalled |= step.event() instanceof TraceEvent.Signalled;
            if (failing && step.log().isEmpty() && matters(step.event())) {
                all.add(new Happened(step.number()));
            }
            if (step.event() instanceof TraceEvent.Concluded concluded) {
                failing = false;
                boolean told = signalled;
                trace.verdict(step.act(), concluded.pfn())
                        .ifPresent(v -> all.addAll(atEnd(step.number(), v, told)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Unsaid> atEnd(int step, Verdict verdict, boolean signalled) {
        List<Unsaid> all = new ArrayList<>();
        verdict.owners().stream().filter(o -> !o.record().isMetadata() && o.file().isPresent())
                .forEach(o -> all.add(new Lost(step, o.label(), Unit.PAGE.toBytes(o.filePage()), Unit.PAGE.bytes(),
                        o.actedOn())));
        if (!signalled && !all.isEmpty()) {
            all.add(new NobodySignalled(step, verdict.mappers().size()));
        }
        return all;
    }

    private static boolean matters(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Found e -> true;
            case TraceEvent.Skipped e -> true;
            case TraceEvent.Signalled e -> true;
            case TraceEvent.Refused e -> true;
            case TraceEvent.Poisoned e -> false;
            case TraceEvent.Asked e -> false;
            case TraceEvent.Translated e -> false;
            case TraceEvent.Unmapped e -> false;
            case TraceEvent.ShutDown e -> false;
            case TraceEvent.Concluded e -> false;
            case TraceEvent.Accessed e -> false;
            case TraceEvent.Reported e -> false;
            case TraceEvent.Noted e -> false;
            case TraceEvent.Watched e -> false;
            case TraceEvent.Mounted e -> false;
            case TraceEvent.Repaired e -> false;
            case TraceEvent.Changed e -> false;
        };
    }
}
