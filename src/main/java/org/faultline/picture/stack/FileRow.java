package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackLayout.Setting;
import org.faultline.picture.stack.StackLayout.Tier;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Crowd;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.picture.stack.Strip.Segment;

/** The strips of files, above the filesystem they belong to. Where room is short, those the run is about come first. */
final class FileRow {
    private static final double SLOT = 104;
    private static final double WIDEST = 300;
    private static final double BETWEEN = 34;
    private static final double CROWD = 84;
    private final Setting setting;
    private final Machine machine;
    private final LayoutContext story;
    private final Box frame;
    /** The files that are still there, of each filesystem that has some. */
    private final Map<LayerId, List<Inode>> files = new HashMap<>();

    FileRow(Setting setting) {
        this.setting = setting;
        machine = setting.machine();
        story = setting.story();
        frame = setting.frame();
        machine.filesystems().stream().filter(FileRow::hasFiles).forEach(fs -> files.put(fs.id(),
                fs.inodes().stream().filter(Inode::isThere).toList()));
    }

    /** Whether a filesystem has a file that is still there. */
    static boolean hasFiles(Filesystem fs) {
        return fs.inodes().stream().anyMatch(Inode::isThere);
    }

    List<Strip> strips(List<Strip> below, List<Crowd> crowds) {
        List<Strip> all = new ArrayList<>();
        int groups = files.size();
        double x = frame.x();
        for (Filesystem fs : inOrder(below)) {
            double width = frame.width() / Math.max(1, groups);
            place(fs, x, width, all, crowds);
            x += width;
        }
        return all;
    }

    private List<Filesystem> inOrder(List<Strip> below) {
        Map<LayerId, Double> x = below.stream().collect(Collectors.toMap(Strip::id, s -> s.box().centerX()));
        return machine.filesystems().stream().filter(fs -> files.containsKey(fs.id()))
                .sorted(Comparator.comparing(fs -> x.getOrDefault(fs.id(), 0.0))).toList();
    }

    private void place(Filesystem fs, double x, double width, List<Strip> strips, List<Crowd> crowds) {
        List<Inode> all = setting.ordered(files.getOrDefault(fs.id(), List.of()), Inode::id);
        int most = (int) Math.max(1, width / SLOT);
        double room = width;
        List<Inode> shown = all;
        if (all.size() > most) {
            room = Math.max(width / 2, width - CROWD);
            shown = chosen(all, (int) Math.max(1, room / SLOT));
            Band band = setting.band(Tier.of(Kind.FILE));
            crowds.add(new Crowd(Box.between(x + room, band.top(), x + width, band.bottom()),
                    all.size() - shown.size(), "files"));
        }
        double slot = room / shown.size();
        double strip = Math.min(WIDEST * Math.max(1, width / 800), Math.max(slot - BETWEEN, slot / 2));
        for (int i = 0; i < shown.size(); i++) {
            strips.add(strip(fs, shown.get(i), x + slot * i + (slot - strip) / 2, strip));
        }
    }

    /** The files there is room for, in their own order: first those of the run, then those that are mapped. */
    private List<Inode> chosen(List<Inode> files, int most) {
        Set<LayerId> mapped = machine.processes().stream().flatMap(p -> p.mappings().stream()).map(m -> m.file())
                .collect(Collectors.toSet());
        Set<LayerId> kept = new HashSet<>();
        List<Predicate<Inode>> first =
                List.of(f -> story.cast().contains(f.id()), f -> mapped.contains(f.id()), f -> true);
        first.forEach(wanted -> files.stream().filter(f -> !kept.contains(f.id()) && wanted.test(f))
                .limit(most - kept.size()).map(Inode::id).forEach(kept::add));
        return files.stream().filter(f -> kept.contains(f.id())).toList();
    }

    private Strip strip(Filesystem fs, Inode file, double x, double width) {
        Band band = setting.band(Tier.of(Kind.FILE));
        long pages = pages(fs, file);
        Fold fold = Fold.of(Cuts.pages(pages, story.bad(file), new TreeSet<>()), x, width);
        return new Strip(file.id(), Kind.FILE, fs.id(), new Box(x, band.top(), width, band.bottom() - band.top()),
                fold, Headings.path(fs, file.path()),
                "ino " + file.ino() + " · " + pages + (pages == 1 ? " page" : " pages"), segments(fs, file), List.of());
    }

    static long pages(Filesystem fs, Inode file) {
        long mapped = file.extents().isEmpty() ? 0 : file.extents().getLast().end() * fs.blockSize();
        return Math.max(1, Unit.PAGE.covering(Math.max(file.size(), mapped)));
    }

    private static List<Segment> segments(Filesystem fs, Inode file) {
        List<Segment> all = new ArrayList<>();
        for (Extent extent : file.extents()) {
            long start = Unit.PAGE.of(extent.offset() * fs.blockSize());
            long end = Unit.PAGE.covering(extent.end() * fs.blockSize());
            Look look = extent.unwritten() ? Look.UNWRITTEN : Look.DATA;
            if (!all.isEmpty() && all.getLast().end() == start && all.getLast().look() == look) {
                all.add(new Segment(all.removeLast().start(), end, look, 1, ""));
            } else {
                all.add(new Segment(start, end, look, 1, ""));
            }
        }
        return all;
    }
}
