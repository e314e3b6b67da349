package org.faultline.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * What a step is, by what the document calls its things and by typed numbers: two steps with equal keys are the same step
 * of two runs. No step number, text, virtual address or name of a function is in it, and nothing that is only known
 * later: what a call returned is told by the steps below it.
 *
 * @param kind what kind of event it was
 * @param layer where it happened
 * @param fields what distinguishes it from others of that kind there
 */
record StepKey(Class<?> kind, Optional<LayerId> layer, List<Object> fields) {
    StepKey {
        fields = List.copyOf(fields);
    }

    /** A process was signalled: the page is counted in its mapping, wherever that lies. */
    private record Sent(LayerId mapping, Object code, long page, int lsb, int thread, Object consequence) {}

    /** Pages were taken out of page tables, in whichever order. */
    private record Taken(LayerId file, long page, long pages, Set<LayerId> mappings) {}

    /** The owners of a range, in whichever order they lie in the tree. */
    private record Owned(ByteRange asked, Set<RmapRecord> records) {}

    /** A number under its name. */
    private record Named(Object name, Object value) {}

    /** A condition and what it was asked about. */
    private record Asked(Object condition, Object on) {}

    /** The key of a step in all that the kernel did at it; {@code before} is the machine as it found it. */
    static StepKey exact(Step step, Machine before) {
        List<Object> fields = new ArrayList<>();
        fields.add(event(step.event(), before));
        fields.add(
                step.values().stream().filter(v -> isCounted(v.name())).map(v -> new Named(v.name(), bare(v.result())))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        step.why().stream().map(Why::because).forEach(fields::add);
        return new StepKey(step.event().getClass(), step.layer(), fields);
    }

    /** Whether two steps are the same step, with every condition that both asked come out alike. */
    static boolean same(Side one, Place mine, Side other, Place theirs) {
        Step left = one.step(mine);
        Step right = other.step(theirs);
        return left.event().getClass() == right.event().getClass() && left.layer().equals(right.layer())
                && (isLike(left, right) || exact(left, one.before(mine)).equals(exact(right, other.before(theirs))))
                && agree(left, right);
    }

    /** Whether two steps have equal keys because all that these are made of is equal, which is asked sooner. */
    private static boolean isLike(Step left, Step right) {
        return !(left.event() instanceof TraceEvent.Signalled) && left.event().equals(right.event())
                && left.values().equals(right.values()) && left.why().equals(right.why());
    }

    /**
     * Whether no condition that both asked came out otherwise. One that only one of them asked is no difference by itself: what
     * comes of it is another step.
     */
    static boolean agree(Step one, Step other) {
        if (one.checks().isEmpty() || other.checks().isEmpty()) {
            return true;
        }
        Map<Asked, Boolean> asked = asked(one);
        return asked(other).entrySet().stream()
                .allMatch(e -> asked.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
    }

    private static Map<Asked, Boolean> asked(Step step) {
        return step.checks().stream().collect(Collectors.toMap(c -> new Asked(c.condition(), bare(c.on())),
                Check::holds, Boolean::logicalAnd));
    }

    /** The key of what a step is about: the same step may have come out otherwise. */
    static StepKey loose(Step step) {
        List<Object> fields = new ArrayList<>();
        subject(step.event()).ifPresent(fields::add);
        if (step.layer().isEmpty()) {
            fields.add(step.source().function());
        }
        return new StepKey(step.event().getClass(), step.layer(), fields);
    }

    /** Whether a number says what was done: a virtual address says it elsewhere, counted from its mapping. */
    private static boolean isCounted(Value.Name name) {
        return name != Value.Name.SI_ADDR && name != Value.Name.MAPPINGS;
    }

    private static Object event(TraceEvent event, Machine before) {
        return switch (event) {
            case TraceEvent.Asked e -> bare(e.arguments());
            case TraceEvent.Reported e -> List.of(e.filesystem(), bare(e.arguments()), e.report());
            case TraceEvent.Unmapped e ->
                    new Taken(e.file(), e.filePage(), e.pages(), new LinkedHashSet<>(e.mappings()));
            case TraceEvent.Signalled e -> new Sent(e.mapping(), e.signal().code(), page(e, before), e.signal().lsb(),
                    e.signal().thread(), e.consequence());
            case TraceEvent.Skipped e -> List.of(e.what(), e.reason());
            case TraceEvent.Poisoned e -> e;
            case TraceEvent.Translated e -> e;
            case TraceEvent.Found e -> new Owned(e.asked(), new LinkedHashSet<>(e.records()));
            case TraceEvent.Refused e -> e;
            case TraceEvent.ShutDown e -> e;
            case TraceEvent.Concluded e -> e;
            case TraceEvent.Accessed e -> e;
            case TraceEvent.Noted e -> e;
            case TraceEvent.Watched e -> e;
            case TraceEvent.Mounted e -> e;
            case TraceEvent.Changed e -> e;
            case TraceEvent.Repaired e -> e;
        };
    }

    private static long page(TraceEvent.Signalled event, Machine before) {
        long start = before.process(event.pid()).flatMap(p -> p.mapping(event.mapping())).map(Mapping::address)
                .orElse(0L);
        return Unit.PAGE.of(event.signal().address() - start);
    }

    private static Optional<LayerId> subject(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Skipped e -> Optional.of(e.what());
            case TraceEvent.Signalled e -> Optional.of(e.mapping());
            case TraceEvent.Unmapped e -> Optional.of(e.file());
            case TraceEvent.Noted e -> Optional.of(e.what());
            case TraceEvent.Watched e -> Optional.of(e.watcher());
            case TraceEvent.Changed e -> Optional.of(e.file());
            case TraceEvent.Accessed e -> Optional.of(e.mapping().orElse(e.file()));
            case TraceEvent.Mounted e -> Optional.of(e.filesystem());
            case TraceEvent.ShutDown e -> Optional.of(e.filesystem());
            case TraceEvent.Repaired e -> Optional.of(e.filesystem());
            case TraceEvent.Reported e -> Optional.of(e.filesystem());
            case TraceEvent.Poisoned e -> Optional.empty();
            case TraceEvent.Asked e -> Optional.empty();
            case TraceEvent.Translated e -> Optional.empty();
            case TraceEvent.Found e -> Optional.empty();
            case TraceEvent.Refused e -> Optional.empty();
            case TraceEvent.Concluded e -> Optional.empty();
        };
    }

    private static List<Object> bare(List<Argument> arguments) {
        return arguments.stream().map(a -> (Object) new Named(a.name(), bare(a.value()))).collect(Collectors.toList());
    }

    /** A detail by ids and numbers: what people call a thing, and what else is known of it, is left out. */
    static Object bare(Detail detail) {
        if (detail instanceof Detail.Called called) {
            return called.layer();
        }
        if (detail instanceof Detail.PageOf page) {
            return List.of(page.file(), page.page());
        }
        if (detail instanceof Detail.Owned owned) {
            return owned.record();
        }
        if (detail instanceof Detail.Who who) {
            return who.pid();
        }
        return detail instanceof Detail.Through through ? List.of(through.pid(), through.mapping()) : detail;
    }
}
