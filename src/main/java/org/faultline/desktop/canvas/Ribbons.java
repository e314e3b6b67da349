package org.faultline.desktop.canvas;

import java.util.Comparator;
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
import org.faultline.stack.Mapping;
import org.faultline.stack.PageEntry;
import org.faultline.stack.PageTable;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/** Joins the same bytes of neighbouring strips. */
final class Ribbons {
    private static final int MOST_EXTENTS = 80;
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
                longest(file).forEach(extent -> file(fs, file, extent));
            }
        }
        stack.processes().stream().flatMap(p -> p.mappings().stream()).forEach(this::mapping);
        return List.copyOf(all);
    }

    private static List<Extent> longest(Inode file) {
        return file.extents().size() <= MOST_EXTENTS
                ? file.extents()
                : file.extents().stream().sorted(Comparator.comparingLong(Extent::blocks).reversed())
                        .limit(MOST_EXTENTS).toList();
    }

    /** An extent: up from the namespace, through a partition if there is one, to the filesystem and the file. */
    private void file(Filesystem fs, Inode file, Extent extent) {
        long start = base(fs.on()) + fs.offset(extent.start());
        long end = start + extent.blocks() * fs.blockSize();
        long page = Unit.PAGE.of(extent.offset() * fs.blockSize());
        long last = Unit.PAGE.covering(extent.end() * fs.blockSize());
        LayerId lower = picture.strip(fs.id()).map(Strip::parent).orElse(fs.on());
        if (!lower.equals(fs.on())) {
            join(Kind.DEVICE, lower, start, end, fs.on(), start, end);
            lower = fs.on();
        }
        join(Kind.DEVICE, lower, start, end, fs.id(), start, end);
        join(Kind.FILE, fs.id(), start, end, file.id(), page, last);
    }

    private long base(LayerId device) {
        return switch (stack.device(device).orElseThrow()) {
            case Pmem pmem -> pmem.dataOffset();
            case Partition part -> part.start() + base(part.on());
        };
    }

    private void mapping(Mapping mapping) {
        long page = 0;
        for (PageTable.Run run : mapping.pages().runs()) {
            piece(mapping, Kind.MAPPED, page, run.first());
            piece(mapping, kind(run.entry()), run.first(), run.end());
            page = run.end();
        }
        piece(mapping, Kind.MAPPED, page, mapping.pageCount());
    }

    private static Kind kind(PageEntry entry) {
        return switch (entry) {
            case PageEntry.Dax e -> Kind.PRESENT;
            case PageEntry.Zero e -> Kind.MAPPED;
            case PageEntry.Gone e -> Kind.MAPPED;
            case PageEntry.Private e -> Kind.COPY;
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
