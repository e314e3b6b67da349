package org.faultline.format;

import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.filesystem.HealthReport;
import org.faultline.format.words.Messages;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/** What kinds of steps are called and mean, and what a step says with all its numbers. */
public final class Narration {
    private Narration() {}

    /** The event with all its numbers, where its headline leaves some of them out. */
    static Optional<String> exact(TraceEvent event, Machine machine) {
        Names names = new Names(machine);
        return switch (event) {
            case TraceEvent.Translated e -> Optional.of(Messages.text("exact.translated", e.from(), e.to()));
            case TraceEvent.Refused e -> Optional.of(Messages.text("step.ends", e.ending().word()));
            case TraceEvent.Unmapped e -> Optional.of(unmapped(e, names));
            case TraceEvent.Concluded e -> e.ending().isFine() ? Optional.empty()
                    : Optional.of(Messages.text("step.ends", e.ending().word()));
            case TraceEvent.Accessed e -> Optional.of(accessed(e, names));
            case TraceEvent.Reported e -> Optional.of(reported(e, names));
            case TraceEvent.Mounted e -> Optional.of(mounted(e, names));
            case TraceEvent.Repaired e -> Optional.of(RepairText.exact(e, machine));
            case TraceEvent.Signalled e ->
                    Optional.of(Messages.text("step.through", e.mapping(), names.flags(e.mapping())));
            case TraceEvent.Poisoned e -> Optional.empty();
            case TraceEvent.Asked e -> Optional.empty();
            case TraceEvent.Found e -> Optional.empty();
            case TraceEvent.Skipped e -> Optional.empty();
            case TraceEvent.ShutDown e -> Optional.empty();
            case TraceEvent.Changed e -> Optional.empty();
            case TraceEvent.Noted e -> Optional.empty();
            case TraceEvent.Watched e -> Optional.empty();
        };
    }

    /** What a step of this kind means in general. */
    public static String meaning(TraceEvent event) {
        return Messages.text("explain." + kind(event));
    }

    /** The stable short name of a kind of event, as JSON has it. */
    static String kind(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Poisoned e -> "poisoned";
            case TraceEvent.Asked e -> "asked";
            case TraceEvent.Translated e -> "translated";
            case TraceEvent.Found e -> "found";
            case TraceEvent.Skipped e -> "skipped";
            case TraceEvent.Refused e -> "refused";
            case TraceEvent.Unmapped e -> "unmapped";
            case TraceEvent.Signalled e -> "signalled";
            case TraceEvent.ShutDown e -> "shutdown";
            case TraceEvent.Concluded e -> "concluded";
            case TraceEvent.Accessed e -> "accessed";
            case TraceEvent.Changed e -> "changed";
            case TraceEvent.Reported e -> "reported";
            case TraceEvent.Noted e -> "noted";
            case TraceEvent.Watched e -> "watched";
            case TraceEvent.Mounted e -> "mounted";
            case TraceEvent.Repaired e -> "repaired";
        };
    }

    /** What a function returned: 0, or an error number with its minus. */
    public static String answer(Ending ending) {
        return ending.error().map(e -> "-" + e.number()).orElse("0");
    }

    /** What a signal did to its process, as the end of a sentence. */
    static String consequence(TraceEvent.Consequence consequence) {
        return switch (consequence) {
            case KILLED -> Messages.text("consequence.killed");
            case HANDLED -> Messages.text("consequence.handled");
            case IGNORED -> Messages.text("consequence.ignored");
            case PENDING -> Messages.text("consequence.pending");
        };
    }

    private static String reported(TraceEvent.Reported event, Names names) {
        String fs = names.filesystem(event.filesystem());
        return switch (event.report()) {
            case HealthReport.MediaError m -> Messages.text("exact.reported.media", fs, m.bytes());
            case HealthReport.DataLost d ->
                    Messages.text("exact.reported.lost", fs, names.file(d.file()), d.offset(), d.length());
            case HealthReport.ReadFailed d ->
                    Messages.text("exact.reported.unread", fs, names.file(d.file()), d.offset(), d.length());
            case HealthReport.ShutDown s -> Messages.text("exact.reported.shutdown", fs, Hex.kernel(s.flag()));
        };
    }

    private static String unmapped(TraceEvent.Unmapped event, Names names) {
        String pages = Names.pages(event.filePage(), event.pages());
        return event.mappings().isEmpty()
                ? Messages.text("exact.unmapped.none", pages, names.file(event.file()))
                : Messages.text("exact.unmapped", pages, names.file(event.file()),
                        names.mappings(event.mappings()));
    }

    private static String accessed(TraceEvent.Accessed event, Names names) {
        String pages = Names.pages(event.firstPage(), event.pages());
        String how = Messages.text(event.mapping().isPresent()
                ? event.write() ? "exact.accessed.stores" : "exact.accessed.loads"
                : event.write() ? "exact.accessed.writes" : "exact.accessed.reads");
        String end = event.ending().isFine() ? "" : Messages.text("exact.accessed.errno", event.ending().word());
        return Messages.text("exact.accessed", names.process(event.pid()), how, pages, names.file(event.file()), end);
    }

    private static String mounted(TraceEvent.Mounted event, Names names) {
        String fs = names.filesystem(event.filesystem());
        String point = names.mountPoint(event.filesystem());
        if (!event.ending().isFine()) {
            return Messages.text("exact.mounted.refused", fs, point, event.call().word(), event.ending().word());
        }
        return event.now().active()
                ? Messages.text("exact.mounted", fs, point, event.now().text())
                : Messages.text("exact.mounted.gone", fs, point);
    }
}
