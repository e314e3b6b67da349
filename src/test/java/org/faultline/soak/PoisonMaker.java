package org.faultline.soak;

import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.soak.Known.Paper;
import org.faultline.soak.Known.Person;
import org.faultline.soak.Known.Volume;
import org.faultline.soak.Known.Window;

/** Pages going bad: every way to name one, every way to notice it. */
final class PoisonMaker {
    private static final long PAGE = Known.PAGE;
    private final Chance chance;
    private final Known known;

    PoisonMaker(Chance chance, Known known) {
        this.chance = chance;
        this.known = known;
    }

    Node act() {
        if (chance.in(1, 9)) {
            return Json.object("act", "badblock", "at", address());
        }
        if (!known.windows.isEmpty() && chance.in(1, 3)) {
            return madvise(chance.of(known.windows));
        }
        if (!known.windows.isEmpty() && chance.in(1, 3)) {
            Window window = chance.of(known.windows);
            long page = chance.between(0, window.pages() - 1);
            String at = chance.in(1, 2) || page + window.offset() >= window.paper().pages() ? virtual(window, page)
                    : "file:" + window.paper().path + "@" + inside(window.paper(), page + window.offset());
            return poison(at, chance.any("consume", "consume", "reported", "madvise") + ":" + window.pid());
        }
        return poison(address(), chance.any("corrupt-pfn", "corrupt-pfn", "scrub", "reported"));
    }

    private static Node.Fields poison(String at, String how) {
        return Json.object("act", "poison", "at", at, "how", how);
    }

    private Node madvise(Window window) {
        Person person = known.people.stream().filter(p -> p.pid() == window.pid()).findFirst().orElseThrow();
        int thread = chance.count(0, person.threads());
        long page = chance.between(0, window.pages() - 1);
        Node.Fields act = poison(virtual(window, page), "madvise:" + window.pid() + (thread == 0 ? "" : "/" + thread));
        return chance.in(1, 4) ? act.with("pages", Node.of(chance.between(1, window.pages() - page + 1))) : act;
    }

    private static String virtual(Window window, long page) {
        return "pid:" + window.pid() + "@0x" + Long.toHexString(window.address() + page * PAGE);
    }

    private static long inside(Paper paper, long page) {
        return Math.min(page * PAGE, paper.size - 1);
    }

    /** Often a page that a process maps, or else a page of a file, or any byte. */
    private String address() {
        if (!known.windows.isEmpty() && chance.in(1, 2)) {
            Window window = chance.of(known.windows);
            long page = window.offset() + chance.between(0, window.pages() - 1);
            if (page < window.paper().pages()) {
                return "file:" + window.paper().path + "@" + inside(window.paper(), page);
            }
        }
        List<Paper> papers = known.papers.stream().filter(p -> p.size > 0).toList();
        Optional<Paper> paper = papers.isEmpty() || chance.in(1, 8) ? Optional.empty() : Optional.of(chance.of(papers));
        return paper.map(p -> "file:" + p.path + "@" + inside(p, chance.between(0, p.pages() - 1)))
                .orElseGet(this::anywhere);
    }

    /** Any byte of a namespace, often near its beginning, where filesystems have their own blocks. */
    private String anywhere() {
        Volume volume = chance.of(known.volumes);
        long inside = volume.size() - volume.dataOffset();
        long offset = chance.in(1, 2) ? chance.between(0, 200 * PAGE) : chance.between(0, inside - 1);
        long physical = volume.base() + volume.dataOffset() + offset;
        return switch (chance.count(0, 4)) {
            case 0 -> "pfn:0x" + Long.toHexString(physical / PAGE);
            case 1 -> "phys:0x" + Long.toHexString(chance.in(1, 4) ? volume.base() : physical);
            case 2 -> "sector:" + volume.id() + ":" + offset / 512;
            default -> "dev:" + volume.id() + "+" + offset;
        };
    }
}
