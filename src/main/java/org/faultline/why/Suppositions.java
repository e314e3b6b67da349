package org.faultline.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.playback.Chronicle;
import org.faultline.reason.Detail;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** What would have come of it, had the conditions of a step come out otherwise: acted out by the same kernel. */
final class Suppositions {
    private final Step step;
    private final Rerun rerun;
    private final Optional<LayerId> subject;
    private final Ideas ideas;
    /** The steps as they were, once they are asked for. */
    private Optional<List<Step>> known = Optional.empty();

    Suppositions(Past past, Step step) {
        this.step = step;
        rerun = Rerun.of(past, step);
        subject = subject();
        ideas = new Ideas(rerun.start(), subject, rerun.page());
    }

    /** The steps as they were: what comes behind the step is only compared with, and told to nobody. */
    private List<Step> was() {
        List<Step> was = known.orElseGet(() -> rerun.steps(rerun.with(List.of())));
        known = Optional.of(was);
        return was;
    }

    /** Those that would have led elsewhere: each by itself, or else all that failed together, or else why none would. */
    List<Alternative> alternatives() {
        SequencedMap<Check, Idea> asked = new LinkedHashMap<>();
        Check.decisive(step.checks()).forEach(check -> asked.computeIfAbsent(check, ideas::of));
        List<Idea> all = crosses() && asked.isEmpty() ? List.of(ideas.otherPlace()) : List.copyOf(asked.values());
        List<Alternative> single = all.stream().flatMap(i -> first(i).stream()).distinct().toList();
        if (!single.isEmpty() || all.isEmpty()) {
            return single;
        }
        List<Idea> failed = asked.entrySet().stream().filter(e -> !e.getKey().goesOn())
                .map(Map.Entry::getValue).toList();
        List<Supposition> together = failed.stream().filter(i -> i.gauge() instanceof Idea.Gauge.Subject)
                .flatMap(i -> i.tries().stream()).toList();
        return List.of(
                (together.size() > 1 ? actedOut(together, new Idea.Gauge.Subject()) : Optional.<Alternative>empty())
                        .orElseGet(() -> new Alternative.None(
                                failed.stream().findFirst().orElseGet(all::getLast).none())));
    }

    private Optional<Alternative> first(Idea idea) {
        return idea.tries().stream().flatMap(s -> actedOut(List.of(s), idea.gauge()).stream()).findFirst();
    }

    /** Of whom the step says what becomes of it. */
    private Optional<LayerId> subject() {
        if (step.event() instanceof TraceEvent.Skipped skipped) {
            return Optional.of(skipped.what());
        }
        if (step.event() instanceof TraceEvent.Asked) {
            return step.layer();
        }
        return step.event() instanceof TraceEvent.Signalled signalled ? Optional.of(signalled.mapping())
                : Optional.empty();
    }

    /** Whether the failure gets another address at a device by it. */
    private boolean crosses() {
        return step.event() instanceof TraceEvent.Translated
                && step.layer().flatMap(rerun.start()::device).isPresent();
    }

    /** What it comes to, where that is something else. */
    private Optional<Alternative> actedOut(List<Supposition> all, Idea.Gauge gauge) {
        Trace run = rerun.with(all);
        List<Step> steps = rerun.steps(run);
        List<Step> outcome = switch (gauge) {
            case Idea.Gauge.Subject g -> subject.flatMap(of -> Chronicle.of(run).lastWord(of, run.steps().size()))
                    .filter(s -> isSpared(s) != isSpared(step)).stream().toList();
            case Idea.Gauge.Flipped g -> flipped(steps, g.check());
            case Idea.Gauge.Other g -> parting(steps) == place() + 1 ? from(steps, place() + 1) : List.of();
            case Idea.Gauge.Replaced g -> parting(steps) <= place() ? from(steps, parting(steps)) : List.of();
        };
        return outcome.isEmpty() ? Optional.empty() : Optional.of(new Alternative.ActedOut(all, outcome));
    }

    private static boolean isSpared(Step step) {
        return step.event() instanceof TraceEvent.Skipped || step.event() instanceof TraceEvent.Asked;
    }

    /** What follows where the same is asked and comes out otherwise, or what is done instead where it is not asked. */
    private List<Step> flipped(List<Step> steps, Check check) {
        Optional<Integer> there = IntStream.range(0, steps.size()).boxed().filter(i -> isSame(steps.get(i)))
                .skip(was().subList(0, place()).stream().filter(this::isSame).count()).findFirst();
        if (there.isEmpty()) {
            return parting(steps) == place() ? from(steps, place()) : List.of();
        }
        Step other = steps.get(there.get());
        List<Check> asked = other.checks().stream().filter(c -> c.condition() == check.condition()).toList();
        if (asked.isEmpty() && !sign(other).equals(sign(step))) {
            return from(steps, there.get());
        }
        return asked.stream().anyMatch(c -> c.holds() != check.holds()
                && (c.on().equals(check.on()) || !(c.on() instanceof Detail.Called))) ? from(steps, there.get() + 1)
                        : List.of();
    }

    private boolean isSame(Step other) {
        return other.source().equals(step.source()) && other.event().getClass() == step.event().getClass();
    }

    /** How many steps come before the one that is asked about. */
    private int place() {
        return step.number() - rerun.origin().number();
    }

    /** The steps from one on, up to the first that is not merely a refusal which is handed down. */
    private static List<Step> from(List<Step> steps, int first) {
        List<Step> told = new ArrayList<>();
        for (Step next : steps.subList(Math.min(first, steps.size()), steps.size())) {
            told.add(next);
            if (!(next.event() instanceof TraceEvent.Refused)) {
                break;
            }
        }
        return told;
    }

    /** How many steps both have in common, apart from numbers; that a page goes bad is one. */
    private int parting(List<Step> steps) {
        List<Step> was = was();
        int first = rerun.page().isPresent() ? 1 : 0;
        while (first < Math.min(steps.size(), was.size()) && sign(steps.get(first)).equals(sign(was.get(first)))) {
            first++;
        }
        return first;
    }

    /** What a step does, apart from numbers. */
    private record Sign(KernelSource source, Class<?> kind, Optional<LayerId> layer, Optional<Ending> ending,
            Optional<Long> shift) {}

    private Sign sign(Step of) {
        return new Sign(of.source(), of.event().getClass(), of.layer(), of.event().ended(),
                Stream.of(of.event()).filter(TraceEvent.Translated.class::isInstance)
                        .filter(e -> of.layer().flatMap(rerun.start()::device).isPresent())
                        .map(TraceEvent.Translated.class::cast)
                        .map(e -> e.from().start() - e.to().start()).findFirst());
    }
}
