package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Volume;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.picture.stack.Ribbon.Kind;
import org.faultline.playback.RemapSegment;
import org.faultline.playback.Ruler;
import org.faultline.process.Mapping;

/** Joins the same bytes of neighbouring strips. */
final class Ribbons {
    /** Runs nearer to each other than this many pixels are one. */
    private static final double CLOSE = 2;
    /** How many chunks of each stripe stand for all of them where they are drawn together. */
    private static final int TEETH = 8;
    private final StackPicture picture;
    private final Machine machine;
    private final Contents contents;
    private final Joints joints;

    Ribbons(StackPicture picture, Contents contents) {
        this.picture = picture;
        this.contents = contents;
        machine = picture.machine();
        joints = new Joints(picture);
    }

    /** Those of everything that is shown. */
    List<Ribbon> all() {
        machine.devices().stream().filter(DmDevice.class::isInstance).forEach(d -> table((DmDevice) d));
        for (Filesystem fs : machine.filesystems()) {
            picture.strip(fs.id()).ifPresent(strip -> shown(fs).forEach(file -> files(fs, strip, file)));
        }
        Set<LayerId> seen = picture.cards().stream().map(StackPicture.Card::id).collect(Collectors.toSet());
        machine.processes().stream().filter(p -> seen.contains(p.id())).flatMap(p -> p.mappings().stream())
                .forEach(this::mapping);
        return joints.all();
    }

    /** Those of the files there was no room for. */
    LeftOut leftOut() {
        List<LeftOut.Files> all = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            FileIndex index = contents.files(fs);
            List<Inode> shown = shown(fs);
            if (picture.strip(fs.id()).isPresent() && shown.size() < index.there().size()) {
                all.add(LeftOut.Files.of(machine, fs, index, shown));
            }
        }
        return new LeftOut(all);
    }

    /** The files of a filesystem that are in the picture, in order of their numbers. */
    private List<Inode> shown(Filesystem fs) {
        return picture.strips().stream().filter(s -> s.kind() == Strip.Kind.FILE && s.parent().equals(fs.id()))
                .flatMap(s -> fs.inode(s.id()).stream()).sorted(Comparator.comparingLong(Inode::ino)).toList();
    }

    private void files(Filesystem fs, Strip strip, Inode file) {
        for (Run run : runs(fs, file, fs.on(), strip)) {
            joints.data(fs, run.start, run.end);
            joints.join(Kind.FILE, fs.id(), run.start, run.end, file.id(), run.page, run.last);
        }
        fs.volumes().stream().map(Volume::on).filter(on -> !on.equals(fs.on()))
                .forEach(on -> picture.strip(on).ifPresent(other -> beside(fs, file, on, other)));
    }

    /** What a file has on another device than that of the filesystem's strip: the realtime device. */
    private void beside(Filesystem fs, Inode file, LayerId on, Strip strip) {
        for (Run run : runs(fs, file, on, strip)) {
            joints.device(on, run.start, run.end);
            joints.join(Kind.FILE, on, run.start, run.end, file.id(), run.page, run.last);
        }
    }

    /** Bytes of the namespace from {@code start} to {@code end} that are pages {@code page} to {@code last} of a file. */
    private record Run(long start, long end, long page, long last) {
        boolean isFollowedBy(Run next, Fold fold) {
            return next.page == last && next.start >= end && fold.width(end, next.start) < CLOSE;
        }
    }

    /** The extents of a file on one device; where they are too small to be told apart, several as one. */
    private List<Run> runs(Filesystem fs, Inode file, LayerId on, Strip strip) {
        List<Run> joined = new ArrayList<>();
        for (Extent extent : file.extents().stream().filter(e -> fs.on(e.start()).equals(on)).toList()) {
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

    /** What a table claims: every chunk where they can be told apart, else each stripe as a whole and some chunks. */
    private void table(DmDevice mapped) {
        for (DmDevice.Line line : mapped.table()) {
            long end = line.start() + line.length();
            List<RemapSegment> casts = joints.casts(mapped, line.start(), end);
            casts.forEach(cast -> joints.onBelow(Kind.TARGET, mapped, cast));
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
                    .ifPresent(cast -> joints.onBelow(Kind.TARGET, mapped, cast));
        }
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
            joints.join(kind, mapping.file(), mapping.filePage(first), mapping.filePage(end), mapping.id(), first, end);
        }
    }
}
