package org.faultline.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.kernel.Ending;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What an injection returned to whoever asked for it. */
final class ResultCheck {
    private static final Map<String, String> NUMBERS = Map.of("5", "EIO", "6", "ENXIO", "14", "EFAULT", "16", "EBUSY",
            "22", "EINVAL", "95", "EOPNOTSUPP", "117", "EUCLEAN", "0", "");

    private static final String HANG = "HANG";

    /** What the recorder's process answers when it is dead, or ends as it was told: that it is gone may be told later. */
    private static final Set<String> OVER = Set.of("dead", "exit");

    private ResultCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        Map<String, String> result = scene.event().result();
        if (!result.containsKey("ok")) {
            return Optional.empty();
        }
        if (result.getOrDefault("err", "").startsWith(HANG)) {
            return scene.same("result", HANG, isWaitedFor(scene) ? HANG : word(errno(scene)));
        }
        boolean dead = "dead".equals(result.get("op"));
        boolean died =
                scene.event().by().flatMap(b -> EventComparison.process(scene.after(), b)).filter(p -> !p.isRunning())
                        .isPresent();
        if (dead || died) {
            return scene.same("result", dead ? "the caller died" : result.toString(),
                    died ? "the caller died" : "errno " + errno(scene));
        }
        String recorded = result.getOrDefault("errno", "");
        String expected = NUMBERS.getOrDefault(recorded, recorded);
        return scene.same("result", word(expected), word(errno(scene)));
    }

    /** Whether the recorder waits for ever: its main thread waits for the one that calls, also where that one broke. */
    private static boolean isWaitedFor(EventComparison scene) {
        String ending = errno(scene);
        return ending.equals(Ending.Break.HANG.name())
                || (ending.equals(Ending.Break.KERNEL_OOPS.name()) && scene.event().thread() != 0);
    }

    /** How a failure, or a call, ended: of several pages the last that was reported counts. */
    private static Optional<Ending> ending(TraceEvent event) {
        if (event instanceof TraceEvent.Concluded concluded) {
            return Optional.of(concluded.ending());
        }
        return event instanceof TraceEvent.Refused refused ? Optional.of(refused.ending()) : Optional.empty();
    }

    private static String word(String errno) {
        return errno.isEmpty() || errno.equals("EOPNOTSUPP") ? "success" : errno;
    }

    private static String errno(EventComparison scene) {
        Optional<Ending> broke = scene.steps().stream().map(Step::event).filter(TraceEvent.Refused.class::isInstance)
                .map(e -> ((TraceEvent.Refused) e).ending())
                .filter(e -> e.is(Ending.Break.KERNEL_OOPS) || e.is(Ending.Break.HANG)).findFirst();
        Optional<Ending> end = scene.steps().reversed().stream().flatMap(s -> ending(s.event()).stream()).findFirst();
        return broke.or(() -> end).map(Ending::word).orElse("");
    }

    /** Whether a mount was granted. */
    static Optional<Difference> mounted(EventComparison scene) {
        String recorded = scene.event().result().get("mounted");
        boolean granted = scene.steps().stream().map(Step::event)
                .noneMatch(e -> e instanceof TraceEvent.Refused
                        || (e instanceof TraceEvent.Mounted m && !m.ending().isFine()));
        return recorded == null ? Optional.empty()
                : scene.same("mount", recorded.equals("true") ? "granted" : "refused", granted ? "granted" : "refused");
    }

    /** Processes that died in an event. */
    static Optional<Difference> exits(EventComparison scene) {
        for (UserProcess before : scene.before().processes()) {
            UserProcess after = scene.after().process(before.pid()).orElseThrow();
            boolean recorded = scene.event().exits().contains(EventComparison.name(before))
                    || (OVER.contains(scene.event().result().getOrDefault("op", ""))
                            && scene.event().by().filter(EventComparison.name(before)::equals).isPresent());
            boolean ours = before.isRunning() && !after.isAlive();
            if (before.isRunning() && recorded != ours) {
                return scene.differ("exit of " + EventComparison.name(before), recorded ? "it died" : "it lives",
                        ours ? "it died" : "it lives");
            }
        }
        return Optional.empty();
    }

    /** Whether each filesystem is shut down, where stat(2) of its root tells. */
    static Optional<Difference> filesystems(EventComparison scene) {
        return scene.event().filesystems().entrySet().stream()
                .flatMap(e -> scene.after().filesystems().stream().filter(f -> f.mountPoint().equals(e.getKey()))
                        .flatMap(f -> scene.same("state of " + e.getKey(),
                                e.getValue().equals("alive") ? "alive" : "shut down",
                                f.isShutDown() && f.driver().hidesWhenShutDown() ? "shut down" : "alive")
                                .stream()))
                .findFirst();
    }
}
