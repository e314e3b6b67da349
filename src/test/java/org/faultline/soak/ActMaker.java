package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.filesystem.Inode;
import org.faultline.soak.Known.Paper;
import org.faultline.soak.Known.Person;
import org.faultline.soak.Known.Window;

/** What happens: every kind of act the document format has. */
final class ActMaker {
    private static final long PAGE = Known.PAGE;
    private final Chance chance;
    private final Known known;
    private final PoisonMaker poison;

    ActMaker(Chance chance, Known known) {
        this.chance = chance;
        this.known = known;
        this.poison = new PoisonMaker(chance, known);
    }

    /** Acts among which failures are rare. */
    List<Node> setUp(int count) {
        return acts(count, 1);
    }

    /** Acts a quarter of which are failures. */
    List<Node> story(int count) {
        return acts(count, 10);
    }

    private List<Node> acts(int count, int failures) {
        List<Node> acts = new ArrayList<>();
        while (acts.size() < count) {
            if (chance.in(1, 60)) {
                acts.addAll(again());
            }
            acts.add(chance.in(failures, 40) ? poison.act() : act());
        }
        return acts;
    }

    private Node act() {
        int kind = chance.count(0, 37);
        if (known.papers.isEmpty() || (kind < 12 && known.windows.isEmpty())) {
            return poison.act();
        }
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> touch();
            case 12, 13, 14 -> call("read");
            case 15, 16, 17, 18 -> call("write");
            case 19, 20 -> reflink();
            case 21, 22 -> call("punch");
            case 23 -> truncate();
            case 24 -> named("open");
            case 25 -> chance.in(1, 5) ? offline() : named("sync");
            case 26, 27 -> map();
            case 28 -> unmap();
            case 29 -> mounting();
            case 30 -> Json.object("act", chance.any("stop", "continue", "continue"), "pid", pid());
            case 31 -> Json.object("act", chance.any("continue", "continue", "pagemap"), "pid", pid());
            case 32 -> unlink();
            case 33 -> fork();
            case 34 -> named("close");
            case 35 -> call("allocate");
            case 36 -> chance.in(1, 4) ? Json.object("act", "exit", "pid", pid()) : named("open");
            default -> Json.object("act", "sigbus", "pid", pid(), "sigbus", chance.of(ProcessMaker.SIGBUS));
        };
    }

    private int pid() {
        Person person = chance.of(known.people);
        return person.pid();
    }

    private Node touch() {
        Window window = chance.of(known.windows);
        long page = chance.between(0, window.pages() - 1);
        long pages = chance.in(3, 4) ? 1 : chance.between(1, window.pages() - page);
        Node.Fields act =
                Json.object("act", "touch", "pid", window.pid(), "mapping", window.id(), "page", page, "pages",
                        pages, "access", chance.any("read", "write"));
        return window.paper().placed && chance.in(1, 8) ? act.with("extents", places(window.offset() + page)) : act;
    }

    private Node offline() {
        if (known.windows.isEmpty()) {
            return named("sync");
        }
        Window window = chance.of(known.windows);
        long page = chance.between(0, window.pages() - 1);
        return Json.object("act", "soft_offline", "pid", window.pid(), "mapping", window.id(), "page", page, "pages",
                chance.between(1, window.pages() - page));
    }

    /** A call on a range of a file: whole pages or not, sometimes behind its end. */
    private Node call(String kind) {
        Paper paper = chance.of(known.papers);
        long page = chance.between(0, paper.pages());
        boolean whole = chance.in(2, 3);
        long offset = page * PAGE + (whole ? 0 : chance.between(0, PAGE - 1));
        long length = whole ? PAGE * chance.between(1, 4) : chance.between(1, 3 * PAGE);
        if (kind.equals("write") || kind.equals("allocate")) {
            paper.size = Math.max(paper.size, offset + length);
        }
        Node.Fields act = Json.object("act", kind, "pid", pid(), "file", paper.id, "offset", offset, "length", length);
        return !kind.equals("read") && paper.placed && chance.in(1, 5) ? act.with("extents", places(page)) : act;
    }

    /** Where a few pages of a file are to lie, free or not. */
    private Node places(long page) {
        List<Node> places = new ArrayList<>();
        int count = chance.count(1, 2);
        while (places.size() < count) {
            places.add(Json.object("offset", page * PAGE, "at", chance.between(0, 1000) * PAGE, "length",
                    chance.between(1, 6) * PAGE));
        }
        return Node.of(places);
    }

    private Node truncate() {
        Paper paper = chance.of(known.papers);
        return Json.object("act", "truncate", "pid", pid(), "file", paper.id, "size",
                chance.between(0, paper.size + 2 * PAGE));
    }

    private Node unlink() {
        Paper paper = chance.of(known.papers);
        if (!paper.path.endsWith(Inode.DELETED)) {
            paper.path += Inode.DELETED;
        }
        return Json.object("act", "unlink", "pid", pid(), "file", paper.id);
    }

    /** The child can call on files; its mappings have names that nobody here knows. */
    private Node fork() {
        Person child = known.person();
        Node act = Json.object("act", "fork", "pid", pid(), "process", known.name("f"), "child", child.pid());
        known.people.add(child);
        return act;
    }

    private Node named(String kind) {
        return Json.object("act", kind, "pid", pid(), "file", chance.of(known.papers).id);
    }

    private Node reflink() {
        Paper source = chance.of(known.papers);
        if (source.pages() == 0) {
            return named("open");
        }
        long first = chance.between(0, source.pages() - 1);
        long pages = chance.in(1, 3) ? source.pages() - first : chance.between(1, source.pages() - first);
        List<Paper> others = known.papers.stream()
                .filter(p -> p.filesystem.equals(source.filesystem)).toList();
        boolean created = chance.in(1, 4);
        Paper target = created ? created(source) : chance.of(others);
        long offset = chance.in(1, 2) ? first : chance.between(0, target.pages());
        target.size = Math.max(target.size, (offset + pages) * PAGE);
        Node.Fields act = Json.object("act", "reflink", "source", source.id, "sourceOffset", first * PAGE, "target",
                target.id, "targetOffset", offset * PAGE, "length", pages * PAGE);
        return created ? act.with("path", Node.of("/" + target.id)) : act;
    }

    private Paper created(Paper source) {
        String id = known.name("n");
        Paper paper = new Paper(id, "/" + source.filesystem + "/" + id, source.filesystem, true, true, 0);
        if (source.shares) {
            known.papers.add(paper);
        }
        return paper;
    }

    private Node map() {
        Paper paper = chance.of(known.papers);
        long pages = chance.between(1, Math.max(1, paper.pages()));
        long offset = chance.between(0, 2);
        Window window =
                new Window(known.name("m"), pid(), paper, ProcessMaker.address(chance, known), offset, pages);
        known.windows.add(window);
        return Json.object("act", "map", "pid", window.pid(), "mapping", window.id(), "file", paper.id, "address",
                "0x" + Long.toHexString(window.address()), "offset", offset * PAGE, "length", pages * PAGE, "flags",
                ProcessMaker.flags(chance));
    }

    /** Whoever maps a file of a filesystem lets it go; the filesystem is unmounted and mounted again. */
    private List<Node> again() {
        String filesystem = chance.of(known.filesystems);
        List<Node> acts = new ArrayList<>();
        known.windows.stream().filter(w -> w.paper().filesystem.equals(filesystem))
                .forEach(w -> acts.add(Json.object("act", "unmap", "pid", w.pid(), "mapping", w.id())));
        acts.add(Json.object("act", "unmount", "filesystem", filesystem));
        acts.add(Json.object("act", "mount", "filesystem", filesystem, "dax", FileMaker.dax(chance), "readOnly",
                chance.in(1, 8)));
        return acts;
    }

    /** A mount comes or goes, is frozen or thawed, or a device goes under it. */
    private Node mounting() {
        String filesystem = chance.of(known.filesystems);
        return switch (chance.count(0, 11)) {
            case 0, 1, 2 -> Json.object("act", "unmount", "filesystem", filesystem);
            case 3, 4, 5 -> Json.object("act", "mount", "filesystem", filesystem, "dax", FileMaker.dax(chance),
                    "readOnly", chance.in(1, 8));
            case 6, 7 -> Json.object("act", "remount", "filesystem", filesystem, "dax", FileMaker.dax(chance),
                    "readOnly", chance.in(1, 3));
            case 8 -> Json.object("act", "freeze", "filesystem", filesystem);
            case 9, 10 -> Json.object("act", "thaw", "filesystem", filesystem);
            default -> chance.in(1, 2) ? Json.object("act", "unbind", "device", chance.of(known.volumes).id())
                    : clearing();
        };
    }

    /** Zeros under part of a disk, or a clear of all of it; of what has no disk, something else. */
    private Node clearing() {
        Known.Volume volume = chance.of(known.volumes);
        boolean disk = known.characters.stream().noneMatch(d -> d.id().equals(volume.id()));
        if (!disk) {
            return named("sync");
        }
        if (chance.in(1, 3)) {
            return Json.object("act", "clear_errors", "device", volume.id());
        }
        long pages = (volume.size() - volume.dataOffset()) / PAGE;
        long first = chance.between(0, pages - 1);
        return Json.object("act", "write_zeros", "device", volume.id(), "offset", first * PAGE, "length",
                chance.between(1, Math.min(64, pages - first)) * PAGE);
    }

    private Node unmap() {
        if (known.windows.isEmpty()) {
            return named("sync");
        }
        Window window = chance.of(known.windows);
        return Json.object("act", "unmap", "pid", window.pid(), "mapping", window.id());
    }
}
