package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.soak.Known.Paper;
import org.faultline.soak.Known.Person;
import org.faultline.soak.Known.Window;

/** Processes with every policy and disposition, and their mappings. */
final class ProcessMaker {
    private static final List<String> POLICIES = List.of("default", "early", "early", "late");
    static final List<String> SIGBUS = List.of("handler", "handler", "handler", "default", "ignore", "block");
    private final Chance chance;
    private final Known known;
    private final Scale scale;

    ProcessMaker(Chance chance, Known known, Scale scale) {
        this.chance = chance;
        this.known = known;
        this.scale = scale;
    }

    List<Node> processes() {
        List<Node> nodes = new ArrayList<>();
        int count = chance.count(1, scale.processes());
        for (int i = 0; i < count; i++) {
            nodes.add(process(101 + i));
        }
        return nodes;
    }

    private Node process(int pid) {
        int threads = chance.in(1, 4) ? chance.count(1, 3) : 0;
        List<Node> policies = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            policies.add(Json.object("policy", chance.of(POLICIES)));
        }
        known.people.add(new Person(pid, threads));
        List<Paper> mappable = known.papers.stream().filter(p -> p.inCore).toList();
        List<Node> mappings = new ArrayList<>();
        int count = mappable.isEmpty() ? 0 : chance.count(0, scale.mappings());
        for (int i = 0; i < count; i++) {
            mappings.add(mapping(pid, chance.of(mappable)));
        }
        Node.Fields process = Json.object("id", "p" + pid, "pid", pid, "name", chance.any("db", "backup", "agent"),
                "policy", chance.of(POLICIES), "sigbus", chance.of(SIGBUS), "mappings", mappings);
        return threads == 0 ? process : process.with("threads", Node.of(policies));
    }

    private Node mapping(int pid, Paper paper) {
        long unit = paper.device ? Known.LARGE : 1;
        long units = paper.pages() / unit;
        long taken = chance.in(2, 3) ? units : chance.between(1, units);
        long offset = (chance.in(1, 2) ? 0 : chance.between(0, units - taken)) * unit;
        long pages = taken * unit;
        long address = paper.device ? known.address() : address(chance, known);
        Window window = new Window(known.name("m"), pid, paper, address, offset, pages);
        known.windows.add(window);
        return Json.object("id", window.id(), "file", paper.id, "address", "0x" + Long.toHexString(window.address()),
                "offset", offset * Known.PAGE, "length", pages * Known.PAGE, "flags",
                paper.device ? "shared" : flags(chance));
    }

    /** A free address, mostly one at which 2 MiB begin. */
    static long address(Chance chance, Known known) {
        return known.address() + (chance.in(1, 6) ? chance.between(0, Known.LARGE - 1) * Known.PAGE : 0);
    }

    static String flags(Chance chance) {
        return chance.any("shared", "shared", "private");
    }
}
