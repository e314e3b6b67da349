package org.faultline.why;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.Mapper;
import org.faultline.design.TrueOwner;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.DaxHolders;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.trace.Check;
import org.faultline.why.Alternative.Reason;

/**
 * What of a user's stack might have been otherwise, so that conditions of a step come out otherwise.
 *
 * @param start the machine before the act
 * @param subject of whom the step says what becomes of it
 * @param page the page that fails, if one does
 */
record Ideas(Machine start, Optional<LayerId> subject, Optional<Pfn> page) {
    Idea of(Check check) {
        return switch (check.condition()) {
            case ENTRY_PRESENT, ANY_ENTRY -> Idea.of(entry(check));
            case EARLY_KILL -> Idea.of(who(check).map(pid -> new Supposition.Early(pid, !check.holds())));
            case CURRENT_TASK -> Idea.of(who(check).filter(pid -> !check.holds()).map(Supposition.Met::new));
            case IN_CORE -> Idea.of(subject.filter(f -> !check.holds()).flatMap(this::opened));
            case IN_PARTITION, IN_DATA_AREA, INSIDE_DEVICE, LOG_DEVICE, REALTIME_DEVICE ->
                    Idea.flipping(check, edges(), Reason.PLACE);
            case TRANSLATES_BACK -> otherRow();
            case COVERS_BLOCK, FILE_OWNER -> Idea.flipping(check, record(check), Reason.PLACE);
            case SAME_PAGE -> Idea.flipping(check, shown(check), Reason.PLACE);
            case HAS_HOLDER -> Idea.flipping(check, check.holds() ? holder(check) : idle(check), Reason.STACK);
            case SUPERBLOCK -> Idea.flipping(check, idle(check), Reason.STACK);
            case MOUNTED -> of(check, fs -> new Supposition.Mounted(fs, !check.holds()));
            case REVERSE_MAP -> of(check, fs -> new Supposition.Mapped(fs, !check.holds()));
            case RUNNING -> of(check, fs -> new Supposition.Running(fs, !check.holds()));
            case DAX_ENTRY -> Idea.flipping(check, check.holds() ? List.of() : readers(), Reason.STACK);
            case NOT_LISTED -> Idea.flipping(check, touched(check).map(Supposition.Unlisted::new).toList(),
                    Reason.STACK);
            case INSIDE_FILE -> Idea.flipping(check, longer(check), Reason.STACK);
            case ABLE -> Idea.flipping(check, stopped(check), Reason.EARLIER);
            case LOCK_FREE, QUEUE_EMPTY -> Idea.none(Reason.EARLIER);
            case PAGEMAP_OPERATION -> Idea.none(pmem(check).flatMap(Pmem::entry).isPresent() ? Reason.STACK
                    : Reason.KERNEL);
            case STRUCT_PAGES, DAX_FILE, ONE_FILE -> Idea.none(Reason.STACK);
        };
    }

    /** Where a failure crosses from one device to the next, by which line of which table, from which start. */
    Idea otherPlace() {
        return new Idea(List.copyOf(edges()), Reason.PLACE, new Idea.Gauge.Replaced());
    }

    private Idea otherRow() {
        return new Idea(List.copyOf(edges()), Reason.PLACE, new Idea.Gauge.Other());
    }

    private Idea of(Check check, Function<LayerId, Supposition> supposed) {
        return Idea.flipping(check, called(check).map(supposed).toList(), Reason.STACK);
    }

    private List<Supposition.Elsewhere> edges() {
        return page.map(p -> new Places(start, p).atEdges()).orElse(List.of());
    }

    private List<Supposition.Elsewhere> record(Check check) {
        Optional<Filesystem> fs = page.flatMap(p -> start.filesystems().stream()
                .filter(f -> start.blockAt(f, p).isPresent()).findFirst());
        return check.on() instanceof Detail.Owned owned && fs.isPresent()
                ? new Places(start, page.orElseThrow()).around(fs.get(), owned.record()) : List.of();
    }

    private List<Supposition.Elsewhere> shown(Check check) {
        return check.on() instanceof Detail.Through through && page.isPresent()
                ? start.process(through.pid()).flatMap(p -> p.mapping(through.mapping()))
                        .map(m -> new Places(start, page.get()).shown(m)).orElse(List.of())
                : List.of();
    }

    private static Stream<LayerId> called(Check check) {
        return check.on() instanceof Detail.Called called ? Stream.of(called.layer()) : Stream.of();
    }

    private static Optional<Integer> who(Check check) {
        return check.on() instanceof Detail.Who who ? Optional.of(who.pid()) : Optional.empty();
    }

    private Optional<Pmem> pmem(Check check) {
        return called(check).flatMap(id -> start.device(id).stream()).filter(Pmem.class::isInstance)
                .map(Pmem.class::cast).findFirst();
    }

    /** That whoever holds the device had not been mounted. */
    private List<Supposition> holder(Check check) {
        return called(check).flatMap(d -> new DaxHolders(start).of(d).stream())
                .<Supposition>map(fs -> new Supposition.Mounted(fs.id(), false)).toList();
    }

    /** That a filesystem which lies on the device and is not mounted had been. */
    private List<Supposition> idle(Check check) {
        return called(check).flatMap(d -> start.filesystems().stream().filter(fs -> !fs.mount().active())
                .filter(fs -> fs.volumes().stream().anyMatch(v -> start.bottom(v.on()).id().equals(d)
                        || v.on().equals(d))))
                .<Supposition>map(fs -> new Supposition.Mounted(fs.id(), true)).toList();
    }

    private Optional<Supposition> entry(Check check) {
        return check.on() instanceof Detail.Through through
                ? mappers(m -> m.mapping().id().equals(through.mapping())).findFirst().map(m -> check.holds()
                        ? new Supposition.Unread(through.pid(), through.mapping(), m.page())
                        : new Supposition.Read(through.pid(), through.mapping(), m.page()))
                : Optional.empty();
    }

    /** Those who map the page that fails. */
    private Stream<Mapper> mappers(Predicate<Mapper> which) {
        return page.stream().flatMap(p -> TrueOwner.of(start, p).stream()).flatMap(o -> o.mappers(start).stream())
                .filter(which);
    }

    private List<Supposition> readers() {
        return mappers(m -> m.process().isRunning()).<Supposition>map(
                m -> new Supposition.Read(m.process().pid(), m.mapping().id(), m.page())).toList();
    }

    private Optional<Supposition> opened(LayerId file) {
        return start.processes().stream().filter(UserProcess::isRunning).findFirst()
                .map(p -> new Supposition.Opened(p.pid(), file));
    }

    private List<Supposition> stopped(Check check) {
        return who(check).flatMap(start::process)
                .filter(p -> p.life() == UserProcess.Life.STOPPED)
                .<List<Supposition>>map(p -> List.of(new Supposition.Resumed(p.pid()))).orElse(List.of());
    }

    private Stream<Pfn> touched(Check check) {
        return check.on() instanceof Detail.PageOf at ? start.filesystemOf(at.file()).stream().flatMap(fs -> fs
                .inode(at.file()).flatMap(i -> start.frameOf(fs, i, at.page())).stream()) : Stream.of();
    }

    private static List<Supposition> longer(Check check) {
        return check.on() instanceof Detail.PageOf at ? List.of(new Supposition.Longer(at.file(), at.page() + 1))
                : List.of();
    }
}
