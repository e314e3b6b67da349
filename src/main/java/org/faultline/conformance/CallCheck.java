package org.faultline.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.format.Narration;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** The recorded calls, with their arguments and return values, as an ordered part of ours. */
final class CallCheck {
    /** The calls of which a recording that has calls at all has every one. */
    private static final Set<String> TOLD =
            Set.of("xfs_dax_failure_fn", "mf_dax_kill_procs", "signal_generate");
    /** A recorder keeps so many calls of one event and drops the rest. */
    private static final int MOST_KEPT = 400;
    private static final String LOG = "Memory failure: ";
    private static final String EVENT = "memory_failure_event: pfn ";

    private CallCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        List<Line> ours = lines(scene);
        int at = 0;
        for (String recorded : scene.event().calls().stream().map(scene.masks()::call).toList()) {
            int found = at;
            while (found < ours.size() && !ours.get(found).says(recorded) && !ours.get(found).isTold()) {
                found++;
            }
            if (found < ours.size() && !ours.get(found).says(recorded)) {
                return Optional.of(new Difference(scene.number(), "call", recorded, ours.get(found).text(),
                        ours.get(found).step()));
            }
            if (found == ours.size()) {
                Optional<Line> next = at < ours.size() ? Optional.of(ours.get(at)) : Optional.empty();
                return Optional.of(new Difference(scene.number(), "call", recorded,
                        next.map(Line::text).orElse("no further call"), next.map(Line::step).orElse(scene.last())));
            }
            at = found + 1;
        }
        int calls = scene.event().calls().size();
        return ours.subList(at, ours.size()).stream().filter(l -> calls > 0 && calls < MOST_KEPT && l.isTold())
                .findFirst()
                .map(l -> new Difference(scene.number(), "call", "no further call", l.text(), l.step()));
    }

    private record Line(String text, int step, boolean race) {
        /** Whether a recording tells of every such call: who owns the page, who is looked for, who is signalled. */
        boolean isTold() {
            return !race && TOLD.contains(text.split(":", 2)[0]);
        }

        /** Whether the first advisory signal of several was still waiting when this one came is a matter of speed. */
        private static String early(String call) {
            return call.startsWith("signal_generate:") && call.contains(" code=5 ")
                    ? call.replace(" res=2", " res=0")
                    : call;
        }

        /** Where a probe read a wrong register the recorded line ends early. */
        boolean says(String recorded) {
            return text.equals(recorded) || early(text).equals(recorded)
                    || (race && text.replaceFirst(" res=[0-2]$", " res=1").equals(recorded))
                    || (recorded.startsWith("kill_procs:") && text.startsWith(recorded + " flags="));
        }
    }

    /** Our steps as probes would print them: a call when it is made, its return when its own steps are over. */
    private static List<Line> lines(EventComparison scene) {
        List<Line> lines = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>();
        for (Step step : scene.steps()) {
            while (!open.isEmpty() && open.peek().number() != step.cause()) {
                close(open.pop(), lines);
            }
            line(scene, step).ifPresent(
                    text -> lines.add(new Line(scene.masks().call(text), step.number(), scene.isRace(step))));
            open.push(step);
        }
        while (!open.isEmpty()) {
            close(open.pop(), lines);
        }
        return lines;
    }

    private static void close(Step step, List<Line> lines) {
        step.answer().ifPresent(
                a -> lines.add(
                        new Line(step.source().function() + "_ret: ret=" + Narration.answer(a), step.number(), false)));
    }

    private static Optional<String> line(EventComparison scene, Step step) {
        return switch (step.event()) {
            case TraceEvent.Asked a -> Optional.of(asked(step, a));
            case TraceEvent.Signalled s -> Optional.of(signal(s.signal().code(), switch (s.consequence()) {
                case KILLED -> isWaiting(scene, s) ? 2 : 0;
                case HANDLED, PENDING -> 0;
                case IGNORED -> 1;
            }));
            case TraceEvent.Skipped k -> k.lost().map(s -> signal(s.code(), 2));
            case TraceEvent.Concluded c -> Optional.of(concluded(step));
            case TraceEvent.Poisoned p -> Optional.empty();
            case TraceEvent.Translated t -> Optional.empty();
            case TraceEvent.Found f -> Optional.empty();
            case TraceEvent.Refused r -> Optional.empty();
            case TraceEvent.Unmapped u -> Optional.empty();
            case TraceEvent.ShutDown s -> Optional.empty();
            case TraceEvent.Accessed a -> Optional.empty();
            case TraceEvent.Reported r -> Optional.of(step.source().function() + ": " + ValueText.of(r.arguments()));
            case TraceEvent.Noted n -> Optional.empty();
            case TraceEvent.Watched w -> Optional.empty();
            case TraceEvent.Changed c -> Optional.empty();
            case TraceEvent.Mounted m -> Optional.empty();
            case TraceEvent.Repaired r -> Optional.empty();
        };
    }

    /**
     * Whether a SIGBUS was already waiting for the same thread: one that is forced then only lets that one through. Each
     * thread has a queue of its own. Kernel: kernel/signal.c force_sig_info_to_task(), legacy_queue().
     */
    private static boolean isWaiting(EventComparison scene, TraceEvent.Signalled forced) {
        return scene.before().process(forced.pid()).flatMap(UserProcess::waiting)
                .filter(w -> w.thread() == forced.signal().thread()).isPresent();
    }

    private static String asked(Step step, TraceEvent.Asked call) {
        return step.source().function().equals("action_result")
                ? concluded(step)
                : step.source().function() + ": " + ValueText.of(call.arguments());
    }

    /** The probe of action_result() tells what the log line tells. */
    private static String concluded(Step step) {
        return step.log().reversed().stream().map(LogLine::text).filter(l -> l.startsWith(LOG))
                .map(l -> EVENT + l.substring(LOG.length()))
                .findFirst().orElse(EVENT);
    }

    private static String signal(Signal.Code code, int result) {
        int number = switch (code) {
            case BUS_MCEERR_AR -> 4;
            case BUS_MCEERR_AO -> 5;
            case BUS_ADRERR -> 2;
        };
        return "signal_generate: sig=7 errno=0 code=" + number + " res=" + result;
    }
}
