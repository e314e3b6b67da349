package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;

/** What the page tables of processes say of one page: a slot for each process, below its card. */
public final class PageTables {
    private static final double WIDTH = 22;
    private static final double HEIGHT = 20;

    /** What is in a slot. */
    public enum Entry {
        HAS("has the page"),
        /** Never touched, or taken away before by something else. */
        NONE("no entry"),
        /** The failure of the page took it away. */
        TAKEN_OUT("taken out"),
        COPY("own copy in RAM"),
        CACHED("copy in RAM"),
        ZERO("zero page"),
        /** The process maps other pages only. */
        ELSEWHERE("maps other pages"),
        /** The process is dead, and its page table with it. */
        GONE("gone");

        private final String words;

        Entry(String words) {
            this.words = words;
        }

        /** What stands beside it. */
        public String words() {
            return words;
        }

        static Entry of(Optional<PageEntry> entry) {
            return entry.map(Entry::of).orElse(NONE);
        }

        /** What the page table of that process says; of one that is dead, only what the failure did before it died. */
        static Entry of(UserProcess process, Entry entry) {
            return process.isAlive() || entry == TAKEN_OUT ? entry : GONE;
        }

        private static Entry of(PageEntry entry) {
            return switch (entry) {
                case PageEntry.Dax e -> HAS;
                case PageEntry.Private e -> COPY;
                case PageEntry.Cached e -> CACHED;
                case PageEntry.Zero e -> ZERO;
                case PageEntry.Gone e -> e.by() instanceof Removal.Failure || e.isPoisonedCopy() ? TAKEN_OUT : NONE;
            };
        }
    }

    /**
     * The place of one entry.
     *
     * @param mapping the one that shows the page, or the process where none does
     */
    public record Slot(LayerId process, LayerId mapping, Entry entry, Box box) {}

    private PageTables() {}

    /** The slots for a page, from left to right. */
    public static List<Slot> of(StackPicture picture, Pfn page) {
        Optional<Band> lane = picture.lane(Kind.TABLES);
        List<Slot> slots = new ArrayList<>();
        List<Whereabouts.InMapping> shown =
                Whereabouts.of(picture.machine(), page).map(Whereabouts::mappings).orElse(List.of());
        for (Card card : lane.isPresent() ? picture.cards() : List.<Card>of()) {
            List<Slot> own = shown.stream().filter(m -> m.process().id().equals(card.id()))
                    .flatMap(m -> picture.strip(m.mapping().id()).map(strip -> new Slot(card.id(), m.mapping().id(),
                            Entry.of(m.process(), Entry.of(m.entry())), box(lane.orElseThrow(), strip.cell(m.page()))))
                            .stream())
                    .toList();
            slots.addAll(own);
            if (own.isEmpty() && !card.process().mappings().isEmpty()) {
                slots.add(new Slot(card.id(), card.id(), Entry.of(card.process(), Entry.ELSEWHERE),
                        box(lane.orElseThrow(), card.box())));
            }
        }
        return slots.stream().sorted((a, b) -> Double.compare(a.box.x(), b.box.x())).toList();
    }

    /** What the slots of that picture would say of the page in another state of the same machine, by mapping or process. */
    static Map<LayerId, Entry> of(Machine machine, List<Slot> slots, Pfn page) {
        Map<LayerId, Entry> entries = new HashMap<>();
        slots.forEach(slot -> machine.processes().stream().filter(p -> p.id().equals(slot.process())).findFirst()
                .ifPresent(p -> entries.put(slot.mapping(), Entry.of(p, Entry.ELSEWHERE))));
        Whereabouts.of(machine, page).map(Whereabouts::mappings).orElse(List.of())
                .forEach(m -> entries.put(m.mapping().id(), Entry.of(m.process(), Entry.of(m.entry()))));
        return entries;
    }

    /** Where the slot for a page of a mapping is; nothing where page tables have no lane. */
    static Optional<Box> slot(StackPicture picture, Strip strip, Box cell) {
        return strip.kind() == Kind.MAPPING ? picture.lane(Kind.TABLES).map(lane -> box(lane, cell)) : Optional.empty();
    }

    private static Box box(Band lane, Box above) {
        double middle = (lane.top() + lane.bottom()) / 2;
        double height = Math.min(HEIGHT, lane.bottom() - lane.top() - 4);
        return new Box(Math.rint(above.centerX() - WIDTH / 2), Math.rint(middle - height / 2), WIDTH, height);
    }
}
