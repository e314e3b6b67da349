package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.soak.Known.Disk;
import org.faultline.soak.Known.Paper;

/** Filesystems and their files: in one piece, in many, sparse, unwritten, shared. */
final class FileMaker {
    private static final long PAGE = Known.PAGE;
    private static final long HEAD = 256;
    private final Chance chance;
    private final Known known;
    private final Scale scale;
    private long free;

    FileMaker(Chance chance, Known known, Scale scale) {
        this.chance = chance;
        this.known = known;
        this.scale = scale;
    }

    /** One filesystem on every disk. */
    List<Node> filesystems() {
        return known.disks.stream().map(this::filesystem).toList();
    }

    private Node filesystem(Disk disk) {
        boolean xfs = chance.in(4, 5);
        boolean rmapbt = xfs && chance.in(4, 5);
        boolean reflink = xfs && (disk.cut() ? chance.in(1, 4) : chance.in(5, 6));
        String id = known.name("fs");
        free = Math.ceilDiv(disk.size() / PAGE, 4) + HEAD;
        List<Node> files = new ArrayList<>();
        int count = chance.count(1, scale.files());
        for (int i = 0; i < count; i++) {
            files.add(file(id, reflink));
        }
        return Json.object("id", id, "kind", xfs ? "xfs" : "ext4", "on", disk.id(), "mount", "/" + id, "blockSize",
                PAGE, "rmapbt", rmapbt, "reflink", reflink, "dax", chance.any("always", "always", "inode"), "files",
                files);
    }

    private Node file(String filesystem, boolean reflink) {
        String id = known.name("f");
        String path = chance.any("/", "/db/", "/db/old/") + id;
        List<Paper> here = known.papers.stream().filter(p -> p.filesystem.equals(filesystem)).toList();
        if (reflink && !here.isEmpty() && chance.in(1, 3)) {
            Paper source = chance.of(here);
            known.papers.add(new Paper(id, "/" + filesystem + path, filesystem, true, true, source.size));
            return Json.object("id", id, "path", path, "reflink", source.id);
        }
        if (chance.in(1, 14)) {
            return Json.object("id", id, "path", path, "type", "directory", "size", PAGE * chance.count(1, 2));
        }
        return regular(filesystem, id, path, reflink);
    }

    private Node regular(String filesystem, String id, String path, boolean reflink) {
        long pages = chance.between(1, scale.pages());
        long size = pages * PAGE - (chance.in(1, 3) ? chance.between(0, PAGE - 1) : 0);
        boolean inCore = chance.in(9, 10);
        Node.Fields file = Json.object("id", id, "path", path, "size", size, "inCore", inCore);
        if (chance.in(1, 12)) {
            file = file.with("dax", Node.of(false));
        }
        known.papers.add(new Paper(id, "/" + filesystem + path, filesystem, reflink, inCore, size));
        return switch (chance.count(0, 5)) {
            case 0 -> file;
            case 1 -> file.with("extents", Node.of(List.of(extent(0, take(pages), pages, false))));
            case 2 -> file.with("extents", Node.of(pieces(pages, 0, 0)));
            case 3 -> file.with("extents", Node.of(pieces(pages, 1, 0)));
            case 4 -> file.with("extents", Node.of(pieces(pages, 0, 1)));
            default -> file.with("extents", Node.of(pieces(pages, 1, 1)));
        };
    }

    /** Pieces of a file; some left out and some unwritten when that is asked for. */
    private List<Node> pieces(long pages, int holes, int unwritten) {
        List<Node> extents = new ArrayList<>();
        long page = 0;
        while (page < pages) {
            long length = Math.min(pages - page, chance.between(1, Math.max(2, pages / 3)));
            if (!chance.in(holes, 3)) {
                boolean placed = chance.in(2, 3);
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

    private long take(long blocks) {
        long at = free;
        free += blocks;
        return at;
    }
}
