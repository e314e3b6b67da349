package org.faultline.picture.stack;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.picture.Box;

/**
 * One address space as a ruler. Strips of devices and filesystems count as the ruler they stand on does, in bytes;
 * those of files and mappings in pages.
 *
 * @param parent what it belongs to: the namespace or mapped device whose ruler it has, the filesystem of a file, the process of a mapping
 * @param marks numbers worth a label above the strip, such as the start of an allocation group
 */
public record Strip(LayerId id, Kind kind, LayerId parent, Box box, Fold fold, String name, String detail,
        List<Segment> segments, List<Mark> marks) {
    /** What is counted. */
    public enum Kind {
        PMEM,
        PARTITION,
        MAPPED,
        FILESYSTEM,
        FILE,
        /** Entries of page tables, each in a slot of its own; no strip counts them. */
        TABLES,
        MAPPING,
        /** A program that watches; it has no address space of its own. */
        WATCHER;

        /** Whether its unit is the byte of a device. */
        public boolean isDevice() {
            return this != FILE && this != TABLES && this != MAPPING && this != WATCHER;
        }
    }

    /** A stretch that looks alike, and for how many owners. */
    public record Segment(long start, long end, Look look, int owners, String label) {}

    /** A labelled number. */
    public record Mark(long at, String label) {}

    /** How much one page is in this strip's unit. */
    public long page() {
        return kind.isDevice() ? 4096 : 1;
    }

    /**
     * The widest part between two numbers that no single page has for itself, as far as it can be seen: where a label
     * may stand.
     */
    public Box widest(long start, long end, Box seen) {
        double left = fold.x(start);
        double right = left;
        for (Fold.Span span : fold.spans(start, end)) {
            double from = Math.max(seen.x(), Math.max(fold.x(start), span.x()));
            double to = Math.min(seen.right(), Math.min(fold.x(end), span.right()));
            if (span.end() - span.start() > page() && to - from > right - left) {
                left = from;
                right = to;
            }
        }
        return right > left
                ? Box.between(left, box.y(), right, box.bottom())
                : Box.between(left, box.y(), fold.x(end), box.bottom());
    }

    /** The pixels of the page that begins at {@code start}; never narrower than can be seen. */
    public Box cell(long start) {
        double x = fold.x(start);
        double width = fold.x(start + page()) - x;
        double seen = Math.max(width, 3);
        return new Box(Math.min(x - (seen - width) / 2, box.right() - seen), box.y(), seen, box.height());
    }
}
