package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Unit;
import org.faultline.desktop.canvas.Ribbon.Band;
import org.faultline.desktop.canvas.Ribbon.Kind;
import org.faultline.stack.Extent;
import org.faultline.stack.Filesystem;
import org.faultline.stack.Inode;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Mapping;
import org.faultline.stack.PageEntry;
import org.faultline.stack.PageTable;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/** Joins the same bytes of neighbouring strips. */
final class Ribbons {
    /** Runs nearer to each other than this many pixels are one. */
    private static final double CLOSE = 2;
    private final StackPicture picture;
    private final Stack stack;
    private final Set<Ribbon> all = new LinkedHashSet<>();

    Ribbons(StackPicture picture) {
        this.picture = picture;
        this.stack = picture.stack();
    }

    List<Ribbon> all() {
        for (Filesystem fs : stack.filesystems()) {
            for (Inode file : fs.inodes()) {
                picture.strip(fs.id()).ifPresent(
                        strip -> runs(fs, file, strip).forEach(run -> file(fs, file, strip, run)));
            }
        }
        stack.processes().stream().flatMap(p -> p.mappings().stream()).forEach(this::mapping);
        return List.copyOf(all);
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
        for (Extent extent : file.extents()) {
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
        long start = base(fs.on()) + fs.offset(extent.start());
        return new Run(start, start + extent.blocks() * fs.blockSize(),
                Unit.PAGE.of(extent.offset() * fs.blockSize()), Unit.PAGE.covering(extent.end() * fs.blockSize()));
    }

    /** A run: up from the namespace, through a partition if there is one, to the filesystem and the file. */
    private void file(Filesystem fs, Inode file, Strip strip, Run run) {
        LayerId lower = strip.parent();
        if (!lower.equals(fs.on())) {
            join(Kind.DEVICE, lower, run.start, run.end, fs.on(), run.start, run.end);
            lower = fs.on();
        }
        join(Kind.DEVICE, lower, run.start, run.end, fs.id(), run.start, run.end);
        join(Kind.FILE, fs.id(), run.start, run.end, file.id(), run.page, run.last);
    }

    private long base(LayerId device) {
        return switch (stack.device(device).orElseThrow()) {
            case Pmem pmem -> pmem.dataOffset();
            case Partition part -> part.start() + base(part.on());
            case Mapped mapped -> mapped.below(0).map(p -> p.at() + base(p.on())).orElse(0L);
        };
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
