package org.faultline.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.lab.Person.View;
import org.faultline.lab.Shelf.Spot;
import org.faultline.soak.Chance;

/** Which page goes bad next: one that was written or went bad lately, one that is shared or mapped, staged, free, metadata. */
final class Targets {
    private static final int LATELY = 6;
    private final Chance chance;
    private final Ground ground;
    private final Shelf shelf;
    private final List<Person> people;
    private final boolean danger;
    private final List<Spot> lately = new ArrayList<>();

    Targets(Chance chance, Ground ground, Shelf shelf, List<Person> people, boolean danger) {
        this.chance = chance;
        this.ground = ground;
        this.shelf = shelf;
        this.people = people;
        this.danger = danger;
    }

    /** Remembers that something was done to a page. */
    void note(Paper paper, int page) {
        lately.addFirst(new Spot(paper, page));
        if (lately.size() > LATELY) {
            lately.removeLast();
        }
    }

    /** A page of interest for whatever is done next. */
    Optional<Spot> near() {
        List<Spot> known = lately.stream().filter(s -> !s.paper().unlinked).toList();
        if (known.isEmpty() || chance.in(1, 5)) {
            List<Spot> data = shelf.data();
            return data.isEmpty() ? Optional.empty() : Optional.of(chance.of(data));
        }
        Spot spot = chance.of(known);
        int page = chance.in(3, 4) ? spot.page() : Math.max(0, spot.page() + chance.count(-3, 3));
        return Optional.of(new Spot(spot.paper(), page));
    }

    /** A poison; nothing where no page fits. */
    Optional<Map<String, Object>> poison() {
        return chance.in(1, 3) ? madvise().or(this::reported) : reported();
    }

    private Optional<Map<String, Object>> reported() {
        return place().map(at -> Told.of("act", "poison", "how", "corrupt-pfn", "at", at));
    }

    /** A place as the laboratory looks it up when it comes to it. */
    Optional<Map<String, Object>> place() {
        int kind = chance.count(0, 99);
        if (kind < 10 && !shelf.staged.isEmpty()) {
            return Optional.of(block("cow staging"));
        }
        if (kind < 15) {
            return Optional.of(block("free space"));
        }
        if (kind < 18) {
            return Optional.of(block(chance.of(ground.metadata())));
        }
        if (kind < 20 && "log".equals(ground.devices().get("stack"))) {
            return Optional.of(Told.of("device", "pmem1", "offset", chance.any(100L, 5000L) * Paper.PAGE));
        }
        return page(kind).map(this::at);
    }

    /** A page of a file, and now and then a free one. */
    Optional<Map<String, Object>> data() {
        return chance.in(1, 10) ? Optional.of(block("free space")) : page(chance.count(0, 99)).map(this::at);
    }

    private Map<String, Object> at(Spot spot) {
        note(spot.paper(), spot.page());
        return Told.of("file", spot.paper().name, "page", spot.page());
    }

    private Map<String, Object> block(String owner) {
        return Told.of("owner", owner, "row", chance.between(0, 999) / 1000.0, "within",
                chance.between(0, 999) / 1000.0);
    }

    private Optional<Spot> page(int kind) {
        List<Spot> near = lately.stream().filter(this::isSafe).filter(s -> s.paper().at(s.page()) != 0).toList();
        if (kind < 50 && !near.isEmpty()) {
            return Optional.of(chance.of(near));
        }
        List<Spot> chosen = kind < 70 ? shelf.shared() : kind < 75 ? shelf.unwritten() : shelf.data();
        List<Spot> safe = (chosen.isEmpty() ? shelf.data() : chosen).stream().filter(this::isSafe).toList();
        List<Spot> mapped = safe.stream().filter(this::isMapped).toList();
        List<Spot> all = mapped.isEmpty() || chance.in(1, 5) ? safe : mapped;
        return all.isEmpty() ? Optional.empty() : Optional.of(chance.of(all));
    }

    /** Whether no kernel is known to oops over it: one that asks the page for its file may, when the page had several. */
    private boolean isSafe(Spot spot) {
        return ground.owned() || danger || !spot.paper().shared;
    }

    private boolean isMapped(Spot spot) {
        return people.stream().filter(p -> !p.gone).flatMap(p -> p.views.stream())
                .anyMatch(v -> v.paper() == spot.paper() && spot.page() >= v.first()
                        && spot.page() < v.first() + v.pages());
    }

    private Optional<Map<String, Object>> madvise() {
        List<Person> able = people.stream().filter(p -> !p.gone && !p.stopped && !p.views.isEmpty()).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Person person = chance.of(able);
        View view = chance.of(person.views);
        List<Integer> pages = new ArrayList<>();
        for (int page = 0; page < view.pages(); page++) {
            Spot spot = new Spot(view.paper(), view.first() + page);
            if (view.paper().at(spot.page()) > 0 && isSafe(spot) && spot.page() * Paper.PAGE < view.paper().size) {
                pages.add(page);
            }
        }
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> near = pages.stream().filter(p -> lately.contains(new Spot(view.paper(), view.first() + p)))
                .toList();
        int page = near.isEmpty() || chance.in(1, 3) ? chance.of(pages) : chance.of(near);
        int count = pages.contains(page + 1) && chance.in(1, 5) ? 2 : 1;
        note(view.paper(), view.first() + page);
        return Optional.of(Told.of("act", "poison", "how", "madvise", "process", person.name, "map", view.map(),
                "page", page, "pages", count, "thread", chance.count(0, person.threads)));
    }
}
