package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.picture.stack.Ribbon.Band;
import org.faultline.picture.stack.Ribbon.Kind;
import org.faultline.playback.RemapSegment;
import org.faultline.playback.Ruler;
import org.faultline.process.Mapping;

/** Joins the same bytes of neighbouring strips. */
final class Ribbons {
    /** Runs nearer to each other than this many pixels are one. */
    private static final double CLOSE = 2;
    /** Chunks narrower than that are drawn together. */
    private static final double CHUNK = 7;
    private static final int MOST_CHUNKS = 64;
    /** How many chunks of each stripe stand for all of them where they are drawn together. */
    private static final int TEETH = 8;
    private final StackPicture picture;
    private final Machine machine;
    private final Set<Ribbon> all = new LinkedHashSet<>();

    Ribbons(StackPicture picture) {
        this.picture = picture;
        this.machine = picture.machine();
    }

    List<Ribbon> all() {
        machine.devices().stream().filter(DmDevice.class::isInstance).forEach(d -> table((DmDevice) d));
        for (Filesystem fs : machine.filesystems()) {
            picture.strip(fs.id()).ifPresent(strip -> files(fs, strip));
        }
        machine.processes().stream().flatMap(p -> p.mappings().stream()).forEach(this::mapping);
        return List.copyOf(all);
    }

    /** Of files that are left out, one ribbon on the same pixels stands for all. */
    private void files(Filesystem fs, Strip strip) {
        Set<LayerId> shown = picture.strips().stream().map(Strip::id).collect(Collectors.toSet());
        Set<Pixels> taken = new HashSet<>();
        fs.inodes().stream().filter(Inode::isThere).forEach(file -> {
            boolean there = shown.contains(file.id());
            runs(fs, file, strip).stream().filter(run -> there || taken.add(Pixels.of(run, strip.fold())))
                    .forEach(run -> file(fs, file, strip, run));
        });
    }

    /** Where a run begins and ends, in whole pixels. */
    private record Pixels(long left, long right) {
        private static Pixels of(Run run, Fold fold) {
            return new Pixels(Math.round(fold.x(run.start)), Math.round(fold.x(run.end)));
        }
    }

    /** Bytes of the namespace from {@code start} to {@code end} that are pages {@code page} to {@code last} of a file. */
    private record Run(long start, long end, long page, long last) {
        boolean isFollowedBy(Run next, Fold fold) {
            return next.page == last && next.start >= end && fold.width(end, next.start) < CLOSE;
        }
    }

    /** The extents of a file; where they are too small to be told apart, several as one. */
    private List<Run> runs(Filesystem fs, Inode file, Strip strip) {
        List<Run> joined = new ArrayList<>();
        for (Extent extent : file.extents().stream().filter(e -> fs.on(e.start()).equals(fs.on())).toList()) {
            Run run = run(fs, extent);
            if (!joined.isEmpty() && joined.getLast().isFollowedBy(run, strip.fold())) {
                Run last = joined.removeLast();
                run = new Run(last.start, run.end, last.page, run.last);
            }
            joined.add(run);
        }
        return joined;
    }

    private Run run(Filesystem fs, Extent extent) {
        long start = Ruler.of(machine, fs.on(extent.start())).orElseThrow().start() + fs.offset(extent.start());
        return new Run(start, start + extent.blocks() * fs.blockSize(),
                Unit.PAGE.of(extent.offset() * fs.blockSize()), Unit.PAGE.covering(extent.end() * fs.blockSize()));
    }

    /** A run: up from the namespaces, through the devices between, to the filesystem and the file. */
    private void file(Filesystem fs, Inode file, Strip strip, Run run) {
        Device device = machine.device(fs.on()).orElseThrow();
        long start = Ruler.of(machine, device).start();
        down(device, run.start - start, run.end - start);
        join(Kind.DEVICE, device.id(), run.start, run.end, strip.id(), run.start, run.end);
        join(Kind.FILE, fs.id(), run.start, run.end, file.id(), run.page, run.last);
    }

    /** Bytes of a device on what is below it, down to the namespaces. */
    private void down(Device device, long from, long to) {
        switch (device) {
            case Pmem pmem -> {}
            case Partition part -> onBelow(Kind.DEVICE, part, new RemapSegment(from, to, part.on(), part.start() + from,
                    to - from));
            case DmDevice mapped -> casts(mapped, from, to).forEach(cast -> onBelow(Kind.DEVICE, mapped, cast));
        }
    }

    private void onBelow(Kind kind, Device device, RemapSegment cast) {
        Device below = machine.device(cast.on()).orElseThrow();
        if (kind == Kind.DEVICE) {
            down(below, cast.at(), cast.at() + cast.length());
        }
        long low = Ruler.of(machine, below).start() + cast.at();
        long up = Ruler.of(machine, device).start();
        join(kind, below.id(), low, low + cast.length(), device.id(), up + cast.start(), up + cast.end());
    }

    /** What a table claims: every chunk where they can be told apart, else each stripe as a whole and some chunks. */
    private void table(DmDevice mapped) {
        for (DmDevice.Line line : mapped.table()) {
            long end = line.start() + line.length();
            List<RemapSegment> casts = casts(mapped, line.start(), end);
            casts.forEach(cast -> onBelow(Kind.TARGET, mapped, cast));
            if (casts.stream().anyMatch(c -> c.length() < c.end() - c.start())) {
                teeth(mapped, line, casts.size());
            }
        }
    }

    /** Some chunks of a line whose chunks cannot all be drawn, dealt to every stripe in turn. */
    private void teeth(DmDevice mapped, DmDevice.Line line, int stripes) {
        long chunk = line.target().below(0).map(DmDevice.Piece::length).orElse(line.length());
        long turns = line.length() / (chunk * stripes);
        Optional<Strip> strip = picture.strip(mapped.id());
        long teeth = Math.min(turns * stripes, (long) TEETH * stripes);
        for (int i = 0; strip.isPresent() && i < teeth; i++) {
            Fold fold = strip.get().fold();
            double part = (i + 0.5) / teeth;
            double x = fold.x(line.start()) * (1 - part) + fold.x(line.start() + line.length()) * part;
            long turn = Math.clamp((fold.at(x) - line.start()) / (chunk * stripes), 0, turns - 1);
            long at = line.start() + (turn * stripes + i % stripes) * chunk;
            RemapSegment.chunk(mapped, at, line.start(), line.start() + line.length())
                    .ifPresent(cast -> onBelow(Kind.TARGET, mapped, cast));
        }
    }

    private List<RemapSegment> casts(DmDevice mapped, long from, long to) {
        List<RemapSegment> chunks = RemapSegment.chunks(mapped, from, to, MOST_CHUNKS);
        double room = picture.strip(mapped.id()).map(s -> s.fold().width(from, to)).orElse(0.0);
        boolean visible = !chunks.isEmpty() && (chunks.size() == 1 || room / chunks.size() >= CHUNK);
        return visible ? chunks : RemapSegment.of(mapped, from, to);
    }

    private void mapping(Mapping mapping) {
        long first = 0;
        long page = 0;
        Kind kind = Kind.MAPPED;
        for (PageTable.Run run : mapping.pages().runs()) {
            Kind next = run.first() > page ? Kind.MAPPED : kind(run.entry());
            if (next != kind) {
                piece(mapping, kind, first, page);
                first = page;
                kind = next;
            }
            if (kind != kind(run.entry())) {
                piece(mapping, kind, first, run.first());
                first = run.first();
                kind = kind(run.entry());
            }
            page = run.end();
        }
        if (kind != Kind.MAPPED && page < mapping.pageCount()) {
            piece(mapping, kind, first, page);
            first = page;
            kind = Kind.MAPPED;
        }
        piece(mapping, kind, first, mapping.pageCount());
    }

    private static Kind kind(PageEntry entry) {
        return switch (entry) {
            case PageEntry.Dax e -> Kind.PRESENT;
            case PageEntry.Zero e -> Kind.MAPPED;
            case PageEntry.Gone e -> Kind.MAPPED;
            case PageEntry.Private e -> Kind.COPY;
            case PageEntry.Cached e -> Kind.COPY;
        };
    }

    private void piece(Mapping mapping, Kind kind, long first, long end) {
        if (first < end) {
            join(kind, mapping.file(), mapping.filePage(first), mapping.filePage(end), mapping.id(), first, end);
        }
    }

    private void join(Kind kind, LayerId lower, long lowFrom, long lowTo, LayerId upper, long upFrom, long upTo) {
        Optional<Strip> below = picture.strip(lower);
        Optional<Strip> above = picture.strip(upper);
        if (below.isPresent() && above.isPresent()) {
            Fold low = below.get().fold();
            Fold up = above.get().fold();
            all.add(new Ribbon(kind, lower, lowFrom, lowTo, upper, upFrom, upTo,
                    new Band(low.x(lowFrom), low.x(lowTo), below.get().box().y(), up.x(upFrom), up.x(upTo),
                            above.get().box().bottom())));
        }
    }
}
