package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.soak.Known.Disk;
import org.faultline.soak.Known.Paper;

/** Filesystems and their files: in one piece, in many, sparse, unwritten, shared, set aside, on a device of their own. */
final class FileMaker {
    private static final long PAGE = Known.PAGE;
    private static final long LARGE = Known.LARGE;
    private static final long HEAD = 256;
    private static final long LOG_SIZE = 64L << 20;
    private final Chance chance;
    private final Known known;
    private final Scale scale;
    private long free;

    FileMaker(Chance chance, Known known, Scale scale) {
        this.chance = chance;
        this.known = known;
        this.scale = scale;
    }

    /** One filesystem on every disk, and the devices that are mapped themselves. */
    List<Node> filesystems() {
        return Stream
                .of(known.disks.stream().map(this::filesystem), known.characters.stream().map(d -> device(d, "devdax")),
                        known.blocks.stream().map(d -> device(d, "blockdev")))
                .flatMap(n -> n).toList();
    }

    private Node device(Disk disk, String kind) {
        String id = known.name("dev");
        String file = known.name("f");
        known.filesystems.add(id);
        known.papers.add(kind.equals("devdax") ? Paper.device(file, "/" + id + "/dax", id, disk.size())
                : Paper.cached(file, "/" + id + "/dax", id, disk.size()));
        return Json.object("id", id, "kind", kind, "on", disk.id(), "mount", "/" + id, "files",
                List.of(Json.object("id", file, "path", "/dax", "size", disk.size())));
    }

    /**
     * What a filesystem can do.
     *
     * @param mounted whether its files can be mapped from the start
     */
    private record Traits(String id, String dax, boolean rmapbt, boolean reflink, boolean realtime, boolean mounted) {}

    private Node filesystem(Disk disk) {
        boolean xfs = chance.in(4, 5);
        boolean spare = xfs && !known.spares.isEmpty() && chance.in(9, 10);
        boolean log = spare && chance.in(1, 2);
        boolean groups = spare && !log && chance.in(2, 3);
        boolean maps = xfs && (!spare || log || groups);
        Traits fs = new Traits(known.name("fs"), dax(chance), maps && chance.in(4, 5),
                maps && (disk.cut() ? chance.in(1, 4) : chance.in(5, 6)), spare && !log, chance.in(19, 20));
        known.filesystems.add(fs.id);
        free = Math.ceilDiv(disk.size() / PAGE, 4) + HEAD;
        Node.Fields node = Json.object("id", fs.id, "kind", xfs ? "xfs" : "ext4", "on", disk.id(), "mount",
                "/" + fs.id, "blockSize", PAGE, "rmapbt", fs.rmapbt, "reflink", fs.reflink, "dax", fs.dax,
                "readOnly", chance.in(1, 20));
        if (spare) {
            String other = known.spares.removeFirst().id();
            node = log ? node.with("log", Json.object("device", other, "size", LOG_SIZE))
                    : node.with("realtime", Json.object("device", other, "groups", groups));
        }
        if (!fs.mounted) {
            node = chance.in(1, 2) ? node.with("mounted", Node.of(false)) : node.with("mounting", Node.of(true));
        }
        return node.with("files", Node.of(files(fs)));
    }

    /** A {@code dax=} option. */
    static String dax(Chance chance) {
        return chance.in(3, 4) ? "always" : chance.in(2, 3) ? "inode" : "never";
    }

    private List<Node> files(Traits fs) {
        List<Node> files = new ArrayList<>();
        int count = chance.count(1, scale.files());
        for (int i = 0; i < count; i++) {
            files.add(file(fs));
        }
        return files;
    }

    private Node file(Traits fs) {
        String id = known.name("f");
        String path = chance.any("/", "/db/", "/db/old/") + id;
        List<Paper> here = known.papers.stream().filter(p -> p.filesystem.equals(fs.id)).toList();
        if (fs.reflink && !here.isEmpty() && chance.in(1, 3)) {
            Paper source = chance.of(here);
            known.papers.add(new Paper(id, "/" + fs.id + path, fs.id, true, fs.mounted, source.size));
            return Json.object("id", id, "path", path, "reflink", source.id);
        }
        if (chance.in(1, 14)) {
            return Json.object("id", id, "path", path, "type", "directory", "size", PAGE * chance.count(1, 2));
        }
        return regular(fs, id, path);
    }

    private Node regular(Traits fs, String id, String path) {
        long pages = chance.between(1, scale.pages());
        long size = pages * PAGE - (chance.in(1, 3) ? chance.between(0, PAGE - 1) : 0);
        boolean inCore = chance.in(9, 10);
        boolean realtime = fs.realtime && chance.in(2, 3);
        Node.Fields file = Json.object("id", id, "path", path, "size", size, "inCore", inCore);
        if (chance.in(1, 12) || fs.dax.equals("inode")) {
            file = file.with("dax", Node.of(fs.dax.equals("inode") && chance.in(3, 4)));
        }
        if (realtime) {
            file = file.with("realtime", Node.of(true));
        }
        if (fs.reflink && !realtime && chance.in(1, 8)) {
            file = file.with("staging", Node.of(List.of(extent(0, take(2), 1, false))));
        }
        known.papers.add(new Paper(id, "/" + fs.id + path, fs.id, fs.reflink, inCore && fs.mounted, size));
        return switch (pages >= LARGE && chance.in(2, 3) ? 1 : chance.count(0, 5)) {
            case 0 -> file;
            case 1 -> file.with("extents", Node.of(List.of(extent(0, realtime ? -1 : take(pages), pages, false))));
            case 2 -> file.with("extents", Node.of(pieces(pages, realtime, 0, 0)));
            case 3 -> file.with("extents", Node.of(pieces(pages, realtime, 1, 0)));
            case 4 -> file.with("extents", Node.of(pieces(pages, realtime, 0, 1)));
            default -> file.with("extents", Node.of(pieces(pages, realtime, 1, 1)));
        };
    }

    /** Pieces of a file; some left out and some unwritten when that is asked for. */
    private List<Node> pieces(long pages, boolean realtime, int holes, int unwritten) {
        List<Node> extents = new ArrayList<>();
        long page = 0;
        while (page < pages) {
            long length = Math.min(pages - page, chance.between(1, Math.max(2, pages / 3)));
            if (!chance.in(holes, 3)) {
                boolean placed = !realtime && chance.in(2, 3);
                extents.add(extent(page, placed ? take(length + chance.between(0, 3)) : -1, length,
                        chance.in(unwritten, 3)));
            }
            page += length;
        }
        return extents;
    }

    private static Node extent(long page, long at, long pages, boolean unwritten) {
        Node.Fields extent = Json.object("offset", page * PAGE, "length", pages * PAGE);
        Node.Fields placed = at < 0 ? extent : extent.with("at", Node.of(at * PAGE));
        return unwritten ? placed.with("unwritten", Node.of(true)) : placed;
    }

    /** The first of so many blocks that nobody has taken; where it matters, 2 MiB begin there. */
    private long take(long blocks) {
        long at = blocks >= LARGE ? Math.ceilDiv(free, LARGE) * LARGE : free;
        free = at + blocks;
        return at;
    }
}
