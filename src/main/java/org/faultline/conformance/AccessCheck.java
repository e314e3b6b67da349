package org.faultline.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.Ending;
import org.faultline.process.UserProcess;
import org.faultline.recording.KernelCase.Event;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** What a later touch, read, write or other call of a process came to. */
final class AccessCheck {
    private static final String HANG = "HANG";
    /** A recorder that gets no answer cannot tell whether the call waits for a thaw or for ever. */
    private static final Set<String> WAITS = Set.of(Ending.Break.HANG.name(), Ending.Break.BLOCKED.name());

    private AccessCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        Event event = scene.event();
        Map<String, String> result = event.result();
        boolean alive =
                event.by().flatMap(b -> EventComparison.process(scene.before(), b)).filter(UserProcess::isRunning)
                        .isPresent();
        boolean dead = "dead".equals(result.get("op"));
        if (dead || !alive) {
            boolean died =
                    event.by().flatMap(b -> EventComparison.process(scene.after(), b)).filter(UserProcess::isRunning)
                            .isEmpty();
            return scene.same("access", dead ? "the process is dead" : "it lives", died
                    ? "the process is dead"
                    : "it lives");
        }
        String word = event.command().replaceFirst("^tdo [0-9]+ ", "").split(" ")[0];
        return switch (word) {
            case "touch" -> scene.same("touch " + event.command(), touch(result), touched(scene));
            case "pread", "pwrite" -> scene.same(event.command(), call(result), called(scene));
            default -> scene.same(event.command(), "true".equals(result.get("ok"))
                    ? "ok"
                    : result.getOrDefault("err", "failed"),
                    scene.refusal().isEmpty() ? "ok" : scene.refusal());
        };
    }

    private static String touch(Map<String, String> result) {
        if (result.getOrDefault("err", "").startsWith(HANG)) {
            return HANG;
        }
        return "true".equals(result.get("ok"))
                ? "ok"
                : result.get("signal") + " " + result.get("si_code") + " lsb " + result.get("lsb") + " at "
                        + result.get("addr_off");
    }

    private static String touched(EventComparison scene) {
        if (WAITS.contains(scene.refusal())) {
            return HANG;
        }
        List<TraceEvent.Signalled> signals = scene.steps().stream().map(Step::event)
                .filter(TraceEvent.Signalled.class::isInstance).map(e -> (TraceEvent.Signalled) e)
                .filter(s -> scene.event().by().flatMap(b -> EventComparison.process(scene.before(), b))
                        .filter(p -> p.pid() == s.pid()).isPresent())
                .toList();
        if (!signals.isEmpty()) {
            TraceEvent.Signalled first = signals.getFirst();
            long start = scene.before().processes().stream().flatMap(p -> p.mappings().stream())
                    .filter(m -> m.id().equals(first.mapping())).mapToLong(m -> m.address()).findFirst().orElse(0);
            return "SIGBUS " + first.signal().code() + " lsb " + first.signal().lsb() + " at "
                    + (first.signal().address() - start);
        }
        boolean done = scene.steps().stream().map(Step::event)
                .anyMatch(e -> e instanceof TraceEvent.Accessed a && a.ending().isFine());
        return done ? "ok" : "nothing happened";
    }

    private static String call(Map<String, String> result) {
        String error = result.getOrDefault("err", "");
        return error.isEmpty() ? result.getOrDefault("ret", "") + " bytes" : error;
    }

    private static String called(EventComparison scene) {
        return scene.steps().stream().filter(s -> s.event() instanceof TraceEvent.Accessed).findFirst()
                .map(AccessCheck::called).orElse("nothing happened");
    }

    private static String called(Step step) {
        Ending ending = ((TraceEvent.Accessed) step.event()).ending();
        return ending.isFine()
                ? step.value(Value.Name.RETURNS).map(ValueText::result).orElse("?") + " bytes"
                : ending.word();
    }
}
