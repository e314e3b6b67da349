package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.format.words.ForecastWords;
import org.faultline.format.words.NumberWords;
import org.faultline.format.words.ValueText;
import org.faultline.process.Signal;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * Which words an event has, and what is put into them.
 *
 * @param stems where the words stand, the most special first; reasons may have others below each
 * @param arguments who, and what else the words speak of
 */
record EventWords(List<String> stems, List<Object> arguments) {
    private static final String BRIEF = ".brief";
    private static final String SEVERAL = "many";

    EventWords {
        stems = List.copyOf(stems);
        arguments = List.copyOf(arguments);
    }

    EventWords(Step step, ShortNames names) {
        this(of(step, names));
    }

    private EventWords(EventWords other) {
        this(other.stems, other.arguments);
    }

    private static EventWords of(Step step, ShortNames names) {
        return switch (step.event()) {
            case TraceEvent.Poisoned e -> poisoned(e, names);
            case TraceEvent.Asked e -> asked(step, e, names);
            case TraceEvent.Translated e -> translated(step, e, names);
            case TraceEvent.Found e -> found(step.layer(), e, names);
            case TraceEvent.Skipped e -> words("skipped", e.reason().name()).about(names.layer(e.what()));
            case TraceEvent.Refused e -> refused(step, e, names);
            case TraceEvent.Unmapped e -> unmapped(e, names);
            case TraceEvent.Signalled e -> words("signalled", e.consequence().name() + "." + code(e.signal()))
                    .or("signalled." + e.consequence().name()).about(names.process(e.pid()));
            case TraceEvent.ShutDown e -> (names.brief() ? words("shutdown", "brief") : words("shutdown"))
                    .about(names.layer(e.filesystem()), mountPoint(e.filesystem(), names));
            case TraceEvent.Concluded e -> words("concluded", concluded(step, e))
                    .about(e.pfn(), e.ending().word());
            case TraceEvent.Accessed e -> accessed(e, names);
            case TraceEvent.Changed e -> changed(e, names);
            case TraceEvent.Reported e -> reported(e, names);
            case TraceEvent.Noted e -> words("noted", e.note().name()).about(names.layer(e.what()));
            case TraceEvent.Watched e -> watched(e, names);
            case TraceEvent.Mounted e -> mounted(e, names);
            case TraceEvent.Repaired e -> repaired(e, names);
        };
    }

    private static String concluded(Step step, TraceEvent.Concluded event) {
        Because because = step.why().getFirst().because();
        return because == HookBecause.MENDED_BEFORE ? "mended" : because == HookBecause.LIED_BEFORE ? "lied"
                : event.ending().isFine() ? "fine" : "failed";
    }

    private static EventWords words(String kind) {
        return new EventWords(List.of(kind), List.of());
    }

    private static EventWords words(String kind, String special) {
        return new EventWords(List.of(kind + "." + special, kind), List.of());
    }

    /** The same, with another place before the last. */
    private EventWords or(String stem) {
        List<String> all = new ArrayList<>(stems);
        all.add(all.size() - 1, stem);
        return new EventWords(all, arguments);
    }

    /** The same, with another place before all. */
    private EventWords first(String stem) {
        List<String> all = new ArrayList<>(stems);
        all.addFirst(stem);
        return new EventWords(all, arguments);
    }

    private EventWords about(Object... said) {
        return new EventWords(stems, List.of(said));
    }

    private static EventWords poisoned(TraceEvent.Poisoned event, ShortNames names) {
        return switch (event.notice()) {
            case Notice.CorruptPfn n -> words("poisoned.corrupt").about(event.pfn(), "");
            case Notice.Scrub n -> words("poisoned.scrub").about(event.pfn(), "");
            case Notice.Reported n -> words("poisoned.reported").about(event.pfn(),
                    n.to().map(names::process).orElse(""));
            case Notice.Consume n -> words("poisoned.consume").about(event.pfn(), names.process(n.pid()));
            case Notice.Madvise n -> words("poisoned.madvise").about(event.pfn(), names.process(n.pid()));
        };
    }

    private static EventWords asked(Step step, TraceEvent.Asked event, ShortNames names) {
        boolean able = !step.checks().isEmpty() && step.checks().stream().allMatch(Check::goesOn)
                && !lacksMap(step);
        Optional<String> holder = step.value(Value.Name.HOLDER).map(Value::result)
                .filter(Detail.Holder.class::isInstance).map(Detail.Holder.class::cast)
                .map(h -> names.layer(h.filesystem()));
        String other = holder.or(() -> owner(step))
                .or(() -> step.layer().flatMap(names::filesystemOf)).orElse("");
        return (able ? words("asked", "able") : words("asked")).about(names.layer(step.layer()), pages(event), other,
                event.argument(Argument.Name.INO).map(ValueText::text).orElse(""));
    }

    /** Whether it is told at a step that there is no reverse map, which a kernel may ask for only later. */
    private static boolean lacksMap(Step step) {
        return step.value(Value.Name.RMAPBT).filter(v -> v.result().equals(new Detail.YesNo(false))).isPresent();
    }

    private static Optional<String> owner(Step step) {
        return step.why().stream().flatMap(w -> w.details().stream()).filter(Detail.OwnedBy.class::isInstance)
                .map(ValueText::text).findFirst();
    }

    private static String pages(TraceEvent.Asked event) {
        long count = number(event, Argument.Name.COUNT).orElse(1L);
        return number(event, Argument.Name.INDEX).map(first -> Names.pages(first, Math.max(1, count))).orElse("");
    }

    private static Optional<Long> number(TraceEvent.Asked event, Argument.Name name) {
        return event.argument(name).filter(Detail.Count.class::isInstance).map(Detail.Count.class::cast)
                .map(Detail.Count::value);
    }

    private static EventWords translated(Step step, TraceEvent.Translated event, ShortNames names) {
        String who = names.layer(step.layer());
        String far = ShortNames.size(event.to().start());
        Optional<Device> device = step.layer().flatMap(names.machine()::device);
        if (device.isPresent()) {
            return words("translated", switch (device.get()) {
                case Pmem p -> "device";
                case Partition p -> "partition";
                case DmDevice m -> "mapped";
            }).about(who, far);
        }
        if (step.layer().flatMap(names::file).isPresent()) {
            long first = Unit.PAGE.of(event.to().start());
            return words("translated", "file").about(who,
                    Names.pages(first, Math.max(1, Unit.PAGE.of(event.to().length()))));
        }
        Optional<FsBlock> block = step.values().stream().map(Value::result).filter(Detail.Block.class::isInstance)
                .map(Detail.Block.class::cast).map(Detail.Block::block).findFirst();
        return block.map(b -> words("translated", b.role() == Role.REALTIME ? "realtime" : "group")
                .about(who, far, b.agbno(), b.ag())).orElseGet(() -> words("translated").about(who, far));
    }

    private static EventWords found(Optional<LayerId> layer, TraceEvent.Found event, ShortNames names) {
        Optional<Filesystem> fs = new Names(names.machine()).filesystemAt(layer);
        List<RmapRecord> records = event.records();
        List<String> files = records.stream().filter(r -> !r.owner().isSpecial())
                .map(r -> fs.flatMap(f -> f.inode(r.owner().code())).map(Inode::id).flatMap(names::file)
                        .orElse(r.owner().label()))
                .distinct().toList();
        String who = names.layer(layer);
        if (records.isEmpty()) {
            return words("found.none").about(who);
        }
        if (files.isEmpty() && records.stream().map(RmapRecord::owner).distinct().count() == 1) {
            return words("found.metadata").about(who, 1, records.getFirst().owner().label());
        }
        if (records.stream().anyMatch(r -> r.owner().isSpecial())) {
            return words("found.mixed").about(who, NumberWords.of(records.size()));
        }
        String kind = files.size() == 1 ? "found.file" : names.brief() ? "found.files" + BRIEF : "found.files";
        return words(kind).about(who, NumberWords.of(files.size()), ShortNames.list(files));
    }

    private static EventWords refused(Step step, TraceEvent.Refused event, ShortNames names) {
        boolean chain = step.why().stream().anyMatch(w -> w.because() instanceof HookBecause);
        return new EventWords(List.of("refused", chain ? "refused.chain" : "refused.call"),
                List.of(names.layer(step.layer()), event.ending().word(), first(step)));
    }

    /** What the first reason of a step speaks of first. */
    private static String first(Step step) {
        return step.why().stream().flatMap(w -> w.details().stream()).map(ValueText::text).findFirst().orElse("");
    }

    private static EventWords unmapped(TraceEvent.Unmapped event, ShortNames names) {
        if (event.mappings().isEmpty()) {
            return words("unmapped").about("");
        }
        String users = names.users(event.mappings());
        boolean one = event.mappings().size() == 1;
        String kind = (event.pages() == 1 ? "unmapped." : "unmapped.pages.")
                + (one ? "one" : names.brief() ? SEVERAL + BRIEF : SEVERAL);
        return words(kind).about("", users, event.pages());
    }

    private static String code(Signal signal) {
        return switch (signal.code()) {
            case BUS_MCEERR_AO -> "AO";
            case BUS_MCEERR_AR -> "AR";
            case BUS_ADRERR -> "ADRERR";
        };
    }

    private static EventWords accessed(TraceEvent.Accessed event, ShortNames names) {
        String how = event.mapping().isPresent() ? event.write() ? "accessed.store" : "accessed.load"
                : event.write() ? "accessed.write" : "accessed.read";
        return words(event.ending().isFine() ? how : how + ".failed").about(names.process(event.pid()),
                Names.pages(event.firstPage(), event.pages()), names.layer(event.file()));
    }

    private static EventWords changed(TraceEvent.Changed event, ShortNames names) {
        long blocks = event.moves().stream().mapToLong(Move::blocks).sum();
        EventWords words = blocks == 0 ? words("changed")
                : words(blocks == 1 ? "changed.moved.one" : "changed.moved");
        return words.about(names.layer(event.file()), blocks);
    }

    private static EventWords reported(TraceEvent.Reported event, ShortNames names) {
        String fs = names.layer(event.filesystem());
        return switch (event.report()) {
            case HealthReport.MediaError m -> words("reported.media").about(fs);
            case HealthReport.DataLost d ->
                    words("reported.lost").about(fs, d.length(), names.layer(d.file()));
            case HealthReport.ReadFailed d ->
                    words("reported.unread").about(fs, d.length(), names.layer(d.file()));
            case HealthReport.ShutDown s -> words("reported.shutdown").about(fs);
        };
    }

    private static EventWords watched(TraceEvent.Watched event, ShortNames names) {
        EventWords told = words("watched", event.turn().name());
        String who = names.layer(event.watcher());
        return event.heard().map(report -> switch (report) {
            case HealthReport.MediaError m -> told.first("watched.TOLD.media").about(who);
            case HealthReport.DataLost d -> told.first("watched.TOLD.lost").about(who, names.layer(d.file()));
            case HealthReport.ReadFailed d -> told.first("watched.TOLD.unread").about(who, names.layer(d.file()));
            case HealthReport.ShutDown s -> told.first("watched.TOLD.shutdown").about(who);
        }).orElseGet(() -> told.about(who, ""));
    }

    private static EventWords mounted(TraceEvent.Mounted event, ShortNames names) {
        String call = "mounted." + event.call().name().toLowerCase(Locale.ROOT);
        return words(event.ending().isFine() ? call : call + ".failed").about(names.layer(event.filesystem()),
                mountPoint(event.filesystem(), names), event.now().text());
    }

    private static EventWords repaired(TraceEvent.Repaired event, ShortNames names) {
        String kind = event.page().isPresent() ? "repaired.met" : "repaired.end";
        return words(kind, event.outcome().result().name()).about(names.layer(event.filesystem()),
                ForecastWords.of(event.call().tool()), event.page().map(Pfn::toString).orElse(""),
                RepairText.lost(event), RepairText.exits(event.outcome()));
    }

    private static String mountPoint(LayerId filesystem, ShortNames names) {
        return names.cut(new Names(names.machine()).mountPoint(filesystem));
    }
}
