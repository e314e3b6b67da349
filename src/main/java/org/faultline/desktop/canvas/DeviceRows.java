package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.desktop.canvas.StackPicture.Band;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.desktop.canvas.Strip.Mark;
import org.faultline.desktop.canvas.Strip.Segment;
import org.faultline.desktop.paint.Box;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.LayerId;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/**
 * The strips of namespaces, partitions and filesystems. All that lie on one namespace share its ruler, so the same byte
 * stands at the same place in each.
 */
final class DeviceRows {
    private static final double BETWEEN = 30;
    private final Stack stack;
    private final Story story;
    private final Box frame;
    private final Map<Kind, Band> bands;

    DeviceRows(Stack stack, Story story, Box frame, Map<Kind, Band> bands) {
        this.stack = stack;
        this.story = story;
        this.frame = frame;
        this.bands = bands;
    }

    List<Strip> strips() {
        List<Strip> strips = new ArrayList<>();
        List<Pmem> pmems = stack.pmems();
        double width = (frame.width() - BETWEEN * (pmems.size() - 1)) / Math.max(1, pmems.size());
        double x = frame.x();
        for (Pmem pmem : pmems) {
            add(strips, pmem, x, width);
            x += width + BETWEEN;
        }
        return strips;
    }

    private void add(List<Strip> strips, Pmem pmem, double x, double width) {
        List<Long> bad = story.bad().stream().map(pfn -> pfn.bytes().start() - pmem.base())
                .filter(offset -> offset >= 0 && offset < pmem.namespaceSize()).toList();
        Fold fold = Fold.of(Cuts.namespace(story.usages(pmem), bad, width), x, width);
        Usage usage = story.usage(stack, pmem);
        strips.add(strip(Kind.PMEM, pmem.id(), pmem, fold, new Named(pmem.name(), Headings.detail(pmem), 0,
                pmem.namespaceSize(), segments(usage, 0, pmem.namespaceSize()), List.of())));
        for (Device device : stack.devices()) {
            if (device instanceof Partition part && part.on().equals(pmem.id())) {
                long start = pmem.dataOffset() + part.start();
                strips.add(strip(Kind.PARTITION, part.id(), pmem, fold, new Named(part.name(), Headings.detail(part),
                        start, start + part.size(), segments(usage, start, start + part.size()), List.of())));
                stack.mountedOn(part.id()).ifPresent(fs -> strips.add(filesystem(fs, pmem, fold, usage, start)));
            }
        }
        stack.mountedOn(pmem.id())
                .ifPresent(fs -> strips.add(filesystem(fs, pmem, fold, usage, pmem.dataOffset())));
    }

    private Strip filesystem(Filesystem fs, Pmem pmem, Fold fold, Usage usage, long start) {
        long end = start + fs.blockCount() * fs.blockSize();
        List<Mark> marks = new ArrayList<>();
        for (int ag = 0; ag < fs.groups().size(); ag++) {
            marks.add(new Mark(start + fs.offset(fs.groups().get(ag)), "AG" + ag));
        }
        return strip(Kind.FILESYSTEM, fs.id(), pmem, fold, new Named(Headings.name(stack, fs), Headings.detail(fs),
                start, end, segments(usage, start, end), marks));
    }

    private record Named(String name, String detail, long start, long end, List<Segment> segments, List<Mark> marks) {}

    private Strip strip(Kind kind, LayerId id, Pmem pmem, Fold fold, Named named) {
        Band band = StackLayout.band(bands, kind);
        Box box = Box.between(fold.x(named.start), band.top(), fold.x(named.end), band.bottom());
        return new Strip(id, kind, pmem.id(), box, fold, named.name, named.detail, named.segments, named.marks);
    }

    /**
     * What lies between two offsets; neighbours that only differ in the name of their owner are one, and all metadata
     * that lies together is, with its parts counted.
     */
    private static List<Segment> segments(Usage usage, long start, long end) {
        List<Segment> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Usage.Run run : usage.runs()) {
            if (run.end() > start && run.start() < end && run.use() != Use.FREE) {
                Segment next = new Segment(Math.max(start, run.start()), Math.min(end, run.end()), Look.of(run.use()),
                        run.owners(), run.label());
                Segment last = all.isEmpty() ? next : all.getLast();
                boolean system = next.look() == Look.METADATA;
                if (last.end() == next.start() && last.look() == next.look()
                        && (system || last.owners() == next.owners())) {
                    all.removeLast();
                    names.add(next.label());
                    next = new Segment(last.start(), next.end(), next.look(),
                            next.owners() + (system ? last.owners() : 0),
                            names.size() == 1 ? last.label() : names.size() + " files");
                } else {
                    names = new HashSet<>(Set.of(next.label()));
                }
                all.add(next);
            }
        }
        return all;
    }
}
