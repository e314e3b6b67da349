package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
import org.faultline.process.Mapping;

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
    /** The files of each filesystem that has some. */
    private final Map<LayerId, FileOrder> files = new HashMap<>();

    FileRow(Setting setting) {
        this.setting = setting;
        machine = setting.machine();
        story = setting.story();
        frame = setting.frame();
        Set<LayerId> mapped = machine.processes().stream().flatMap(p -> p.mappings().stream()).map(Mapping::file)
                .collect(Collectors.toSet());
        for (Filesystem fs : machine.filesystems()) {
            FileIndex index = story.contents(machine).files(fs);
            if (!index.isEmpty()) {
                files.put(fs.id(), story.order(fs.id(), index, setting.order(), mapped,
                        row -> setting.ordered(row, Inode::id)));
            }
        }
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
        FileOrder order = Objects.requireNonNull(files.get(fs.id()));
        List<Inode> all = order.row();
        int most = (int) Math.max(1, width / SLOT);
        double room = width;
        List<Inode> shown = all;
        if (all.size() > most) {
            room = Math.max(width / 2, width - CROWD);
            shown = order.first((int) Math.max(1, room / SLOT));
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

    private Strip strip(Filesystem fs, Inode file, double x, double width) {
        Band band = setting.band(Tier.of(Kind.FILE));
        long pages = pages(fs, file);
        Fold fold = Fold.of(Cuts.pages(pages, story.bad(file.id()), new TreeSet<>()), x, width);
        return new Strip(file.id(), Kind.FILE, fs.id(), new Box(x, band.top(), width, band.bottom() - band.top()),
                fold, Headings.path(fs, file.path()),
                "ino " + file.ino() + " · " + pages + (pages == 1 ? " page" : " pages")
                        + (file.links().isEmpty() ? "" : " · " + file.names().size() + " names"),
                segments(fs, file), List.of());
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
