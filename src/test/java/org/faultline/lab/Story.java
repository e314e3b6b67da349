package org.faultline.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.lab.Person.View;
import org.faultline.lab.Shelf.Spot;
import org.faultline.soak.Chance;

/** What happens: 4 to 9 pages go bad, and between them processes do what processes do, mostly near those pages. */
final class Story {
    private static final long PAGE = Paper.PAGE;
    private static final int TOUCHED = 64;
    private static final int MOST = 6;
    private static final int FIRST_READ = 38;
    private static final int FIRST_OTHER = 74;
    private static final Map<String, Object> LIST = Told.of("act", "list");
    private final Chance chance;
    private final Ground ground;
    private final Shelf shelf;
    private final List<Person> people;
    private final Targets targets;
    private final boolean chains;

    Story(Chance chance, Ground ground, Shelf shelf, List<Person> people, boolean danger, boolean chains) {
        this.chance = chance;
        this.ground = ground;
        this.shelf = shelf;
        this.people = people;
        this.targets = new Targets(chance, ground, shelf, people, danger);
        this.chains = chains;
    }

    List<Map<String, Object>> acts() {
        List<Map<String, Object>> story = new ArrayList<>();
        int poisons = chance.count(4, 9);
        int again = chance.in(1, 6) ? chance.count(1, poisons - 1) : poisons;
        for (int i = 0; i < poisons; i++) {
            if (i == again) {
                story.addAll(again());
            }
            targets.poison().ifPresent(story::add);
            int between = chance.count(chains ? 1 : 0, chains ? 6 : 3);
            for (int j = 0; j < between; j++) {
                act().ifPresent(story::add);
            }
        }
        return story;
    }

    /** Pages are listed as bad, and written, punched and cut away; the list is looked at before and after. */
    List<Map<String, Object>> clears() {
        List<Map<String, Object>> story = new ArrayList<>();
        int rounds = chance.count(4, 7);
        int again = chance.in(1, 3) ? chance.count(1, rounds - 1) : rounds;
        for (int i = 0; i < rounds; i++) {
            if (i == again) {
                story.addAll(again());
                story.add(LIST);
            }
            targets.data().ifPresent(at -> story.add(Told.of("act", "badblock", "at", at)));
            int between = chance.count(1, 4);
            for (int j = 0; j < between; j++) {
                clearing().ifPresent(a -> story.addAll(List.of(a, LIST)));
            }
        }
        return story;
    }

    private Optional<Map<String, Object>> clearing() {
        List<Person> able = people.stream().filter(p -> !p.gone && !p.stopped).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Person person = chance.of(able);
        int kind = chance.count(0, 19);
        return kind == 0 ? unlink(person) : kind == 1 ? slot(person).map(s -> call(person, "fsync " + s))
                : kind == 2 && ground.reflink() ? clone(person)
                        : kind < 6 ? touch(person) : onFile(person, chance.count(FIRST_READ, FIRST_OTHER - 1));
    }

    private Optional<Map<String, Object>> act() {
        List<Person> able = people.stream().filter(p -> !p.gone).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Person person = chance.of(able);
        if (person.stopped) {
            person.stopped = false;
            return Optional.of(Told.of("act", "continue", "process", person.name));
        }
        int kind = chance.count(0, 99);
        return kind < FIRST_READ ? touch(person) : kind < FIRST_OTHER ? onFile(person, kind) : other(person, kind);
    }

    private Optional<Map<String, Object>> onFile(Person person, int kind) {
        if (person.open.isEmpty()) {
            return open(person);
        }
        Optional<Spot> near = targets.near();
        List<Integer> slots = new ArrayList<>(person.open.keySet());
        List<Integer> fitting = slots.stream()
                .filter(s -> near.filter(n -> n.paper() == person.open.get(s)).isPresent()).toList();
        int slot = chance.of(fitting.isEmpty() ? slots : fitting);
        Paper paper = person.open.getOrDefault(slot, shelf.papers.getFirst());
        int page = near.map(Spot::page).orElse(0);
        return kind < 46 ? read(person, slot, page)
                : kind < 58 ? write(person, slot, paper, page)
                        : kind < 64 ? punch(person, slot, paper, page)
                                : kind < 70 ? truncate(person, slot, paper, page)
                                        : allocate(person, slot, paper, page);
    }

    private Optional<Map<String, Object>> other(Person person, int kind) {
        return switch (kind) {
            case 74, 75, 76, 77, 78 -> slot(person).map(s -> call(person, "fsync " + s));
            case 79, 80 -> slot(person).map(s -> {
                person.open.remove(s);
                return call(person, "close " + s);
            });
            case 81, 82 -> open(person);
            case 83, 84 -> unlink(person);
            case 85, 86, 87 -> unmap(person);
            case 88, 89, 90, 91 -> map(person);
            case 92 -> chance.in(1, 2) ? exit(person) : fork(person);
            case 93, 94 -> stop(person);
            case 95, 96 -> Optional.of(call(person, "sig " + chance.any("report", "default", "ignore",
                    person.threads > 0 ? "report" : "block")));
            case 97, 98 -> ground.reflink() ? clone(person) : touch(person);
            default -> badblock();
        };
    }

    private static Map<String, Object> call(Person person, String command) {
        return Told.of("act", "call", "process", person.name, "command", command);
    }

    private Optional<Integer> slot(Person person) {
        return person.open.isEmpty() ? Optional.empty() : Optional.of(chance.of(List.copyOf(person.open.keySet())));
    }

    private Optional<Map<String, Object>> touch(Person person) {
        if (person.views.isEmpty()) {
            return map(person);
        }
        Optional<Spot> near = targets.near();
        List<View> fitting = person.views.stream().filter(v -> near.filter(s -> shows(v, s)).isPresent()).toList();
        View view = chance.of(fitting.isEmpty() ? person.views : fitting);
        int page = fitting.isEmpty() ? chance.count(0, Math.min(TOUCHED, view.pages()) - 1)
                : near.orElseThrow().page() - view.first();
        boolean write = view.writable() && chance.in(1, 2);
        int inFile = view.first() + page;
        if (write && view.shared() && inFile * PAGE < view.paper().size) {
            shelf.written(view.paper(), inFile * PAGE, 1);
            targets.note(view.paper(), inFile);
        }
        return Optional.of(call(person, "touch " + view.map() + " " + page * PAGE + (write ? " w 90" : " r")));
    }

    private static boolean shows(View view, Spot spot) {
        return view.paper() == spot.paper() && spot.page() >= view.first() && spot.page() < view.first() + view.pages();
    }

    private Optional<Map<String, Object>> read(Person person, int slot, int page) {
        return Optional.of(call(person, "pread " + slot + " " + page * PAGE + " " + PAGE * chance.any(1, 1, 2)));
    }

    private Optional<Map<String, Object>> write(Person person, int slot, Paper paper, int page) {
        long offset = page * PAGE + chance.any(0, 0, 0, 100);
        long length = chance.any(PAGE, PAGE, 2 * PAGE, 10L);
        shelf.written(paper, offset, length);
        targets.note(paper, page);
        return Optional.of(call(person, "pwrite " + slot + " " + offset + " " + length + " 91"));
    }

    private Optional<Map<String, Object>> punch(Person person, int slot, Paper paper, int page) {
        boolean whole = chance.in(2, 3);
        long offset = page * PAGE + (whole ? 0 : 512);
        long length = whole ? PAGE * chance.any(1, 1, 2) : 1024;
        for (int i = page; whole && i < page + length / PAGE && i < paper.pages(); i++) {
            paper.put(i, 0);
        }
        targets.note(paper, page);
        return Optional.of(call(person, "punch " + slot + " " + offset + " " + length));
    }

    private Optional<Map<String, Object>> truncate(Person person, int slot, Paper paper, int page) {
        long size =
                chance.any(page * PAGE, page * PAGE + 100, paper.size + 2 * PAGE, paper.size + 100, (page + 1) * PAGE);
        paper.cut(size);
        targets.note(paper, page);
        return Optional.of(call(person, "ftruncate " + slot + " " + size));
    }

    private Optional<Map<String, Object>> allocate(Person person, int slot, Paper paper, int page) {
        int first = chance.in(1, 2) ? page : paper.pages();
        int pages = chance.count(1, 4);
        shelf.allocated(paper, first, pages);
        targets.note(paper, first);
        return Optional.of(call(person, "falloc " + slot + " " + first * PAGE + " " + pages * PAGE));
    }

    private Optional<Map<String, Object>> clone(Person person) {
        List<Integer> slots = List.copyOf(person.open.keySet());
        if (slots.isEmpty()) {
            return open(person);
        }
        int from = chance.of(slots);
        int to = chance.of(slots);
        Paper source = person.open.getOrDefault(from, shelf.papers.getFirst());
        Paper target = person.open.getOrDefault(to, shelf.papers.getFirst());
        int whole = (int) (source.size / PAGE);
        if (whole == 0) {
            return touch(person);
        }
        int first = chance.count(0, whole - 1);
        int pages = chance.count(1, Math.min(8, whole - first));
        int at = chance.in(1, 2) ? first : chance.count(0, target.pages());
        if (source == target && at < first + pages && first < at + pages && chance.in(9, 10)) {
            at = target.pages();
        }
        shelf.cloned(source, first, target, at, pages);
        targets.note(target, at);
        return Optional.of(call(person, "clone " + to + " " + from + " " + first * PAGE + " " + at * PAGE + " "
                + pages * PAGE));
    }

    private Optional<Map<String, Object>> open(Person person) {
        List<Paper> there = shelf.papers.stream().filter(p -> !p.unlinked).toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Paper paper = chance.of(there);
        int slot = person.number();
        person.open.put(slot, paper);
        return Optional.of(call(person, "open " + slot + " " + paper.name + " rw"));
    }

    private Optional<Map<String, Object>> unlink(Person person) {
        List<Paper> there = shelf.papers.stream().filter(p -> !p.unlinked).toList();
        if (there.size() < 2) {
            return Optional.empty();
        }
        Paper paper = chance.of(there);
        paper.unlinked = true;
        return Optional.of(call(person, "unlink " + paper.name));
    }

    private Optional<Map<String, Object>> unmap(Person person) {
        return person.views.isEmpty() ? Optional.empty() : Optional.of(unmap(person, chance.of(person.views)));
    }

    private static Map<String, Object> unmap(Person person, View view) {
        person.views.remove(view);
        return call(person, "unmap " + view.map());
    }

    private Optional<Map<String, Object>> map(Person person) {
        List<Integer> slots = person.open.keySet().stream()
                .filter(s -> person.open.getOrDefault(s, shelf.papers.getFirst()).pages() > 0).toList();
        if (slots.isEmpty() || person.stopped) {
            return open(person);
        }
        int slot = chance.of(slots);
        Paper paper = person.open.getOrDefault(slot, shelf.papers.getFirst());
        int first = chance.in(2, 3) ? 0 : chance.count(0, paper.pages() - 1);
        View view = new View(person.number(), paper, first, paper.pages() - first, chance.in(3, 4), true);
        person.views.add(view);
        Map<String, Object> call =
                call(person, "map " + view.map() + " " + slot + (view.shared() ? " shared" : " private")
                        + " rw " + first * PAGE + " " + view.pages() * PAGE);
        call.put("file", paper.name);
        return Optional.of(call);
    }

    private Optional<Map<String, Object>> exit(Person person) {
        if (people.stream().filter(p -> !p.gone).count() < 2) {
            return Optional.empty();
        }
        person.gone = true;
        return Optional.of(call(person, "exit"));
    }

    private Optional<Map<String, Object>> fork(Person person) {
        if (person.threads > 0 || people.size() >= MOST) {
            return touch(person);
        }
        Person child = person.child("N" + people.size());
        people.add(child);
        return Optional.of(Told.of("act", "fork", "process", person.name, "child", child.name));
    }

    private static Optional<Map<String, Object>> stop(Person person) {
        person.stopped = true;
        return Optional.of(Told.of("act", "stop", "process", person.name));
    }

    private Optional<Map<String, Object>> badblock() {
        return targets.place().map(at -> Told.of("act", "badblock", "at", at));
    }

    /** Everybody lets go of the filesystem, which is unmounted and mounted again, and comes back to some of it. */
    private List<Map<String, Object>> again() {
        List<Map<String, Object>> acts = new ArrayList<>();
        List<Person> here = people.stream().filter(p -> !p.gone).toList();
        for (Person person : here) {
            if (person.stopped) {
                person.stopped = false;
                acts.add(Told.of("act", "continue", "process", person.name));
            }
            List.copyOf(person.views).forEach(v -> acts.add(unmap(person, v)));
            person.open.keySet().forEach(s -> acts.add(call(person, "close " + s)));
            person.open.clear();
        }
        acts.add(Told.of("act", "umount"));
        acts.add(Told.of("act", "mount", "dax", chance.in(9, 10) ? ground.dax() : "never"));
        shelf.staged.clear();
        for (Person person : here) {
            open(person).ifPresent(acts::add);
            map(person).ifPresent(acts::add);
        }
        return acts;
    }
}
