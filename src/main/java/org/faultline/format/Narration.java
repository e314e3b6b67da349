package org.faultline.format;

import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.act.Notice;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Move;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** A step as sentences for a person. {@code machine} is the machine after the step; it lends the names. */
public final class Narration {
    private Narration() {}

    /** One short sentence: what happens at this step. */
    public static String caption(Step step, Machine machine) {
        Names names = new Names(machine);
        return switch (step.event()) {
            case TraceEvent.Poisoned e -> poisoned(e, names);
            case TraceEvent.Asked e -> asked(step, e, names);
            case TraceEvent.Translated e -> Messages.text("caption.translated", e.from(), e.to());
            case TraceEvent.Found e -> found(step.layer(), e, names);
            case TraceEvent.Skipped e -> Messages.text("caption.skipped", names.layer(e.what()));
            case TraceEvent.Refused e -> step.layer().isEmpty()
                    ? Messages.text("caption.refused.mm", e.ending().word())
                    : Messages.text("caption.refused", names.layer(step.layer()), e.ending().word());
            case TraceEvent.Unmapped e -> unmapped(e, names);
            case TraceEvent.Signalled e -> signalled(e, names);
            case TraceEvent.ShutDown e -> Messages.text("caption.shutdown", names.filesystem(e.filesystem()),
                    names.mountPoint(e.filesystem()), Hex.kernel(e.flag()));
            case TraceEvent.Concluded e -> concluded(e);
            case TraceEvent.Accessed e -> accessed(e, names);
            case TraceEvent.Changed e -> changed(e, names);
            case TraceEvent.Reported e -> reported(e, names);
            case TraceEvent.Noted e -> noted(e, names);
            case TraceEvent.Mounted e -> mounted(e, names);
        };
    }

    /** What a step of this kind means, why this one came out as it did, and the kernel function it stands for. */
    public static String explain(Step step, Machine machine) {
        String kernel = Messages.text("explain.kernel", step.source().function(), step.source().file());
        String why = step.why().isEmpty() ? "" : Sentences.of(step.why()) + "\n";
        return caption(step, machine) + "\n" + why + meaning(step.event()) + "\n" + kernel;
    }

    /** What a step of this kind means in general. */
    static String meaning(TraceEvent event) {
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
            case TraceEvent.Mounted e -> "mounted";
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
            case HealthReport.MediaError m -> Messages.text("caption.reported.media", fs, m.bytes());
            case HealthReport.DataLost d ->
                    Messages.text("caption.reported.lost", fs, names.file(d.file()), d.offset(), d.length());
            case HealthReport.ReadFailed d ->
                    Messages.text("caption.reported.unread", fs, names.file(d.file()), d.offset(), d.length());
            case HealthReport.ShutDown s -> Messages.text("caption.reported.shutdown", fs, Hex.kernel(s.flag()));
        };
    }

    private static String noted(TraceEvent.Noted event, Names names) {
        String what = names.layer(event.what());
        return switch (event.note()) {
            case LISTED -> Messages.text("caption.noted.listed", what);
            case DISPOSED -> Messages.text("caption.noted.disposed", what);
            case STOPPED -> Messages.text("caption.noted.stopped", what);
            case CONTINUED -> Messages.text("caption.noted.continued", what);
            case FORKED -> Messages.text("caption.noted.forked", what);
            case GONE -> Messages.text("caption.noted.gone", what);
            case CLOSED -> Messages.text("caption.noted.closed", what);
            case REMOVED -> Messages.text("caption.noted.removed", what);
        };
    }

    private static String asked(Step step, TraceEvent.Asked event, Names names) {
        String key = step.layer().filter(names::isFile).isPresent() ? "caption.asked.file" : "caption.asked";
        String who = step.layer().map(names::layer).orElseGet(() -> Messages.text("name.mm.first"));
        return Messages.text(key, who, step.source().function(), ValueText.of(event.arguments()));
    }

    private static String poisoned(TraceEvent.Poisoned event, Names names) {
        return switch (event.notice()) {
            case Notice.CorruptPfn n -> Messages.text("caption.poisoned.corrupt", event.pfn());
            case Notice.Scrub n -> Messages.text("caption.poisoned.scrub", event.pfn());
            case Notice.Reported n -> Messages.text("caption.poisoned.reported", event.pfn());
            case Notice.Consume n -> Messages.text("caption.poisoned.consume", event.pfn(), names.process(n.pid()));
            case Notice.Madvise n -> Messages.text("caption.poisoned.madvise", event.pfn(), names.process(n.pid()));
        };
    }

    private static String found(Optional<LayerId> layer, TraceEvent.Found event, Names names) {
        if (event.records().isEmpty()) {
            return Messages.text("caption.found.none", names.layer(layer), event.asked());
        }
        Optional<Filesystem> fs = names.filesystemAt(layer);
        String owners = event.records().stream().map(r -> fs.map(f -> names.owner(f, r)).orElse(r.owner().label()))
                .collect(Collectors.joining(", "));
        return Messages.text(event.records().size() == 1 ? "caption.found.one" : "caption.found.many",
                names.layer(layer), event.asked(), event.records().size(), owners);
    }

    private static String unmapped(TraceEvent.Unmapped event, Names names) {
        String pages = Names.pages(event.filePage(), event.pages());
        return event.mappings().isEmpty()
                ? Messages.text("caption.unmapped.none", pages, names.file(event.file()))
                : Messages.text("caption.unmapped", pages, names.file(event.file()),
                        names.mappings(event.mappings()));
    }

    private static String signalled(TraceEvent.Signalled event, Names names) {
        return Messages.text("caption.signalled", names.process(event.pid()), event.signal().code(),
                Hex.kernel(event.signal().address()), consequence(event.consequence()));
    }

    private static String concluded(TraceEvent.Concluded event) {
        return event.ending().isFine()
                ? Messages.text("caption.concluded.fine", event.pfn(), event.word())
                : Messages.text("caption.concluded.errno", event.pfn(), event.word(), event.ending().word());
    }

    private static String accessed(TraceEvent.Accessed event, Names names) {
        String pages = Names.pages(event.firstPage(), event.pages());
        String how = Messages.text(event.mapping().isPresent()
                ? event.write() ? "caption.accessed.stores" : "caption.accessed.loads"
                : event.write() ? "caption.accessed.writes" : "caption.accessed.reads");
        String end = event.ending().isFine() ? "" : Messages.text("caption.accessed.errno", event.ending().word());
        return Messages.text("caption.accessed", names.process(event.pid()), how, pages, names.file(event.file()), end);
    }

    private static String mounted(TraceEvent.Mounted event, Names names) {
        String fs = names.filesystem(event.filesystem());
        String point = names.mountPoint(event.filesystem());
        if (!event.ending().isFine()) {
            return Messages.text("caption.mounted.refused", fs, point, event.call().word(), event.ending().word());
        }
        return event.now().active()
                ? Messages.text("caption.mounted", fs, point, event.now().text())
                : Messages.text("caption.mounted.gone", fs, point);
    }

    private static String changed(TraceEvent.Changed event, Names names) {
        long blocks = event.moves().stream().mapToLong(Move::blocks).sum();
        String file = names.file(event.file());
        if (blocks == 0) {
            return Messages.text("caption.changed.none", file);
        }
        return Messages.text(blocks == 1 ? "caption.changed.one" : "caption.changed", file, blocks);
    }
}
