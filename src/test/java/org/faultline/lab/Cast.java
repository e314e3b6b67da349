package org.faultline.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.lab.Person.View;
import org.faultline.soak.Chance;

/** The processes of a scenario, what they have open and map, and what they touched before anything went bad. */
final class Cast {
    private static final List<String> POLICIES = List.of("default", "default", "early", "early", "early", "late");
    private static final List<String> SIGBUS = List.of("handler", "handler", "handler", "handler", "handler", "handler",
            "handler", "handler", "default", "ignore", "block");
    private static final String NAMES = "ABCDEF";
    private static final int TOUCHED = 64;
    final List<Person> people = new ArrayList<>();
    private final Chance chance;
    private final Shelf shelf;
    private final Ground ground;

    Cast(Chance chance, Shelf shelf, Ground ground) {
        this.chance = chance;
        this.shelf = shelf;
        this.ground = ground;
    }

    List<Map<String, Object>> processes() {
        List<Map<String, Object>> told = new ArrayList<>();
        int count = chance.count(1, 4);
        for (int i = 0; i < count; i++) {
            boolean child = i > 0 && people.getFirst().threads == 0 && chance.in(1, 6);
            told.add(child ? child(NAMES.substring(i, i + 1)) : process(NAMES.substring(i, i + 1)));
        }
        return told;
    }

    private Map<String, Object> process(String name) {
        int threads = chance.in(1, 8) ? chance.count(1, 3) : 0;
        Person person = new Person(name, threads);
        people.add(person);
        int files = chance.count(1, Math.min(3, shelf.papers.size()));
        for (int slot = 0; slot < files; slot++) {
            person.open.put(slot, chance.of(shelf.papers));
        }
        List<Map<String, Object>> maps = new ArrayList<>();
        int count = chance.any(0, 1, 1, 1, 2, 2, 3);
        for (int map = 0; map < count; map++) {
            map(person, map, chance.count(0, files - 1)).ifPresent(maps::add);
        }
        List<String> policies = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            policies.add(chance.of(POLICIES));
        }
        return Told.of("name", name, "policy", chance.of(POLICIES), "sigbus", chance.of(SIGBUS), "threads", policies,
                "open", person.open.values().stream().map(p -> p.name).toList(), "maps", maps, "touches",
                touches(person));
    }

    private Map<String, Object> child(String name) {
        Person parent = people.getFirst();
        Person child = parent.child(name);
        people.add(child);
        return Told.of("name", name, "child_of", parent.name, "policy", chance.of(POLICIES), "touches", touches(child));
    }

    private Optional<Map<String, Object>> map(Person person, int map, int slot) {
        Paper paper = person.open.get(slot);
        if (paper == null || paper.pages() == 0) {
            return Optional.empty();
        }
        View view = view(map, paper);
        person.views.add(view);
        boolean sync = view.shared() && view.writable() && ground.dax().equals("always") && chance.in(1, 16);
        Map<String, Object> told = Told.of("map", map, "slot", slot, "kind",
                sync ? "sync" : view.shared() ? "shared" : "private",
                "prot", view.writable() ? "rw" : "r", "offset", view.first() * Paper.PAGE, "length",
                view.pages() * Paper.PAGE);
        if (ground.large() && view.first() % 512 == 0) {
            told.put("align", 1 << 21);
        }
        return Optional.of(told);
    }

    private View view(int map, Paper paper) {
        int pages = paper.pages();
        int first = chance.in(2, 3) ? 0 : chance.count(0, pages - 1);
        if (ground.large()) {
            first = chance.any(0, 0, 0, 1, 7, pages > 512 ? 512 : 0);
        }
        int length = chance.in(2, 3) || ground.large() ? pages - first : chance.count(1, Math.min(16, pages - first));
        length += chance.in(1, 12) ? 2 : 0;
        return new View(map, paper, first, length, chance.in(3, 4), chance.in(5, 6));
    }

    private List<List<Object>> touches(Person person) {
        List<List<Object>> touches = new ArrayList<>();
        for (View view : person.views) {
            boolean every = chance.in(1, 3);
            int all = Math.min(TOUCHED, view.pages());
            int count = every ? all : chance.count(0, 8);
            for (int i = 0; i < count; i++) {
                int page = every ? i : chance.count(0, all - 1);
                if ((view.first() + page) * Paper.PAGE < view.paper().size) {
                    boolean write = view.writable() && chance.in(1, 5);
                    touches.add(List.of(view.map(), page, write ? "w" : "r"));
                    if (write && view.shared()) {
                        shelf.written(view.paper(), (view.first() + page) * Paper.PAGE, 1);
                    }
                }
            }
        }
        return touches;
    }
}
