package org.faultline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.recording.CaseDocument;
import org.faultline.recording.KernelCase;
import org.faultline.recording.KernelCase.Event;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/** Acts a recorded run out and compares it with what the real kernel did, observation by observation. */
public final class Conformance {
    private static final List<Function<EventComparison, Optional<Difference>>> INJECTION = List.of(TableCheck::before,
            ResultCheck::check, SignalCheck::check, ResultCheck::exits, ResultCheck::filesystems, TableCheck::after,
            LogCheck::check, CallCheck::check, HeardCheck::check);
    private static final List<Function<EventComparison, Optional<Difference>>> ACCESS = List.of(AccessCheck::check,
            SignalCheck::check, ResultCheck::exits, ResultCheck::filesystems, LogCheck::check, CallCheck::check,
            HeardCheck::check);
    private static final List<Function<EventComparison, Optional<Difference>>> OTHER =
            List.of(ResultCheck::mounted, SignalCheck::check, ResultCheck::exits, ResultCheck::filesystems,
                    LogCheck::check,
                    CallCheck::check, ShellCheck::check);

    private Conformance() {}

    /** What came of comparing one run. */
    public static Agreement check(KernelCase run) {
        return check(run, Budget.UNLIMITED);
    }

    /** The same within {@code budget}, which is asked while our own run is made. */
    public static Agreement check(KernelCase run, Budget budget) {
        if (run.events().isEmpty() && run.filesystems().stream().allMatch(KernelCase.Filesystem::made)) {
            return new Agreement.NothingRecorded();
        }
        CaseDocument imported = CaseDocument.of(run);
        if (!imported.missing().isEmpty()) {
            return new Agreement.Unsupported(imported.missing());
        }
        Opened opened = Session.of(imported.document(), Optional.empty(), budget);
        Optional<KernelCase.Filesystem> refused = run.filesystems().stream().filter(f -> !f.made()).findFirst();
        if (refused.isPresent()) {
            return refusal(refused.get(),
                    opened.problems().stream().filter(Problem::isError).flatMap(p -> p.why().details().stream())
                            .flatMap(d -> d instanceof Detail.Refusal r ? Stream.of(r.line().text()) : Stream.empty())
                            .toList());
        }
        if (opened.session().isEmpty()) {
            return new Agreement.Unsupported(opened.problems().stream().filter(Problem::isError)
                    .map(p -> p.code().equals("unknown-design")
                            ? "no design for " + imported.document().design()
                            : p.code() + " " + p.place().pointer())
                    .distinct().toList());
        }
        return compare(run, imported, opened.session().get().run().trace());
    }

    /** A command that only looks has no act: it sees the machine as the acts before it left it. */
    private static Optional<CaseDocument.Span> looks(CaseDocument imported, Event event, int index) {
        int done = imported.actOf().subList(0, index).stream().flatMap(Optional::stream)
                .mapToInt(CaseDocument.Span::last).max().orElse(0);
        return Optional.of(new CaseDocument.Span(done + 1, done)).filter(s -> event.kind().equals("shell"));
    }

    /** A mkfs that refuses is an outcome: the same filesystem must be refused here, with the tool's own words. */
    private static Agreement refusal(KernelCase.Filesystem refused, List<String> lines) {
        String said = refused.output().lines().findFirst().orElse("");
        boolean same = !said.isBlank() && lines.stream().anyMatch(m -> m.contains(said));
        return same ? new Agreement.Agrees()
                : new Agreement.Differs(List.of(new Difference(0, "mkfs", said, String.join(" ", lines), 0)));
    }

    private static Agreement compare(KernelCase run, CaseDocument imported, Trace trace) {
        List<Difference> all = new ArrayList<>();
        for (int index = 0; index < run.events().size(); index++) {
            Event event = run.events().get(index);
            int at = index;
            Optional<CaseDocument.Span> acts = imported.actOf().get(index).or(() -> looks(imported, event, at));
            if (acts.isPresent()) {
                EventComparison scene = EventComparison.of(index + 1, event, trace, acts.get());
                Stream<Function<EventComparison, Optional<Difference>>> checks =
                        switch (event.kind()) {
                            case "inject" -> INJECTION.stream();
                            case "access" -> ACCESS.stream();
                            default -> OTHER.stream();
                        };
                checks.map(c -> c.apply(scene)).flatMap(Optional::stream).forEach(all::add);
            }
        }
        return all.isEmpty() ? new Agreement.Agrees() : new Agreement.Differs(all);
    }
}
