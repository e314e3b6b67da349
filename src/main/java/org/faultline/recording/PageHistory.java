package org.faultline.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.PageUse;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.design.table.Designs;
import org.faultline.memory.DaxEntries.Sharing;
import org.faultline.memory.PageUser;
import org.faultline.memory.PageUsers;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Touch;

/**
 * What the pages of cloned files say of who has them in use, once all that was touched before the first event was touched
 * in that order. Kernel: fs/dax.c dax_insert_entry().
 */
final class PageHistory {
    private final KernelCase run;
    private final CaseFiles files;
    private final Optional<PageUse> use;
    private final boolean readRemoves;
    private final Map<Page, Long> entries = new HashMap<>();
    private final Set<Long> met = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private final Map<Seen, Boolean> tables = new HashMap<>();
    private final Map<Page, Long> before = new HashMap<>();
    private PageUsers users = PageUsers.EMPTY;

    /** One page of a file. */
    private record Page(String path, long number) {
        private Page skip(String other, long pages) {
            return new Page(other, number + pages);
        }
    }

    /** One page of a file, as a process sees it through one mapping. */
    private record Seen(String process, String mapping, Page page) {}

    /** Pages of two files that a clone made the same. */
    private record Clone(String from, long source, String to, long target, long pages) {
        private List<Page> others(Page page) {
            List<Page> others = new ArrayList<>();
            if (page.path.equals(from) && page.number >= source && page.number < source + pages) {
                others.add(page.skip(to, target - source));
            }
            if (page.path.equals(to) && page.number >= target && page.number < target + pages) {
                others.add(page.skip(from, source - target));
            }
            return others;
        }
    }

    private PageHistory(KernelCase run, CaseFiles files) {
        this.run = run;
        this.files = files;
        this.use = Designs.find(run.design()).map(d -> PageUse.of(d.choices()));
        this.readRemoves = Designs.find(run.design()).filter(d -> d.chose(SharedFault.READ_REMOVES)).isPresent();
    }

    /** The history that the set-up of a run tells. */
    static PageHistory of(KernelCase run, CaseFiles files) {
        PageHistory history = new PageHistory(run, files);
        if (history.use.isPresent()) {
            history.act();
        }
        return history;
    }

    /** What the page says that a file has in use there; nothing where the entries that are left tell it. */
    Optional<String> says(String path, long page) {
        Page asked = new Page(files.path(path), page);
        Long block = entries.get(asked);
        if (block == null || !told.contains(block)) {
            return Optional.empty();
        }
        return users.of(new Pfn(block)).map(user -> switch (user) {
            case PageUser.Named named -> named.equals(named(asked)) ? Optional.of("this") : Optional.<String>empty();
            case PageUser.Marked marked -> Optional.of("several");
        }).orElse(Optional.of("nobody"));
    }

    private void act() {
        List<Clone> clones = run.setUp().stream().filter(o -> o.isClone()).map(this::clone).toList();
        Set<String> cloned = new HashSet<>();
        clones.forEach(c -> cloned.addAll(List.of(c.from, c.to)));
        ActedTouches large = new ActedTouches(run, files);
        cloned.removeIf(p -> large.has(p) || files.before(p).filter(CaseFiles::isDax).isEmpty());
        copies(clones, cloned);
        for (KernelCase.Process process : run.present()) {
            for (Mapping mapping : process.mappings()) {
                if (cloned.contains(files.path(mapping.file()))) {
                    touches(process, mapping);
                }
            }
        }
    }

    private Clone clone(KernelCase.SetUp op) {
        long pages =
                op.length() == 0 ? Long.MAX_VALUE / CaseFiles.BLOCK / 2 : Math.ceilDiv(op.length(), CaseFiles.BLOCK);
        return new Clone(files.path(op.source()), op.sourceOffset() / CaseFiles.BLOCK, files.path(op.file()),
                op.offset() / CaseFiles.BLOCK, pages);
    }

    /** Finds the pages that a store copied, and where they lay before: where those lie that a clone made the same. */
    private void copies(List<Clone> clones, Set<String> cloned) {
        List<Page> stored = new ArrayList<>(new LinkedHashSet<>(stores(cloned)));
        for (Page page : stored) {
            Set<Page> same = same(page, clones);
            Optional<Long> block = same.stream().filter(p -> !stored.contains(p)).flatMap(p -> lies(p).stream())
                    .findFirst()
                    .or(() -> same.stream().max(Comparator.comparingInt(stored::indexOf)).flatMap(this::lies));
            block.filter(b -> !lies(page).equals(Optional.of(b))).ifPresent(b -> before.put(page, b));
        }
    }

    private List<Page> stores(Set<String> cloned) {
        List<Page> stores = new ArrayList<>();
        for (KernelCase.Process process : run.present()) {
            for (Mapping mapping : process.mappings()) {
                String path = files.path(mapping.file());
                if (mapping.shared() && cloned.contains(path)) {
                    run.own(process, mapping).stream().filter(Touch::write)
                            .forEach(t -> stores.add(new Page(path, t.offset() / CaseFiles.BLOCK)));
                }
            }
        }
        return stores;
    }

    /** The pages that clones made the same as {@code page}: of those that were ever seen to lie anywhere. */
    private Set<Page> same(Page page, List<Clone> clones) {
        Set<Page> same = new LinkedHashSet<>(List.of(page));
        Deque<Page> open = new ArrayDeque<>(same);
        while (!open.isEmpty()) {
            Page next = open.remove();
            clones.stream().flatMap(c -> c.others(next).stream()).filter(this::everLay).filter(same::add)
                    .forEach(open::add);
        }
        return same;
    }

    private boolean everLay(Page page) {
        long offset = page.number * CaseFiles.BLOCK;
        return run.files().stream().filter(f -> f.path().equals(page.path)).flatMap(f -> f.states().values().stream())
                .flatMap(s -> s.extents().stream())
                .anyMatch(e -> offset >= e.offset() && offset - e.offset() < e.length());
    }

    private void touches(KernelCase.Process process, Mapping mapping) {
        String path = files.path(mapping.file());
        Set<Long> own = new HashSet<>();
        for (Touch touch : run.own(process, mapping)) {
            Page page = new Page(path, touch.offset() / CaseFiles.BLOCK);
            Seen seen = new Seen(process.name(), mapping.name(), page);
            if (!mapping.shared() && touch.write()) {
                own.add(page.number);
            }
            Boolean writable = tables.get(seen);
            boolean faults = writable == null || (touch.write() && !writable);
            if (faults && !own.contains(page.number)) {
                fault(page, touch.write());
                tables.put(seen, touch.write());
            }
        }
    }

    private void fault(Page page, boolean write) {
        Optional<Long> old = Optional.ofNullable(before.get(page)).or(() -> lies(page));
        Optional<Long> now = write ? lies(page) : old;
        if (old.isEmpty() || now.isEmpty()) {
            return;
        }
        boolean shared = owners(old.get()) > 1;
        if (write) {
            before.remove(page);
        }
        long block = now.get();
        if (shared && (write || readRemoves)) {
            tables.keySet().removeIf(s -> s.page.equals(page));
            Optional.ofNullable(entries.remove(page)).ifPresent(this::dropped);
        }
        if (!entries.containsKey(page)) {
            entries.put(page, block);
            Sharing sharing = shared ? write ? Sharing.COPIED : Sharing.SHARED : Sharing.NONE;
            users = use.orElseThrow().associated(users, named(page), new Pfn(block), 1, sharing);
            if (!met.add(block)) {
                told.add(block);
            }
        }
    }

    private void dropped(long block) {
        users = use.orElseThrow().dropped(users, new Pfn(block), 1);
        told.add(block);
    }

    private PageUser.Named named(Page page) {
        return new PageUser.Named(new LayerId(files.id(page.path)), page.number);
    }

    /** How many pages of files lie in a block at the moment. */
    private long owners(long block) {
        long still = before.values().stream().filter(b -> b == block).count();
        return still + run.files().stream().flatMap(f -> CaseFiles.before(f).stream())
                .flatMap(s -> s.extents().stream())
                .filter(e -> block * CaseFiles.BLOCK >= e.at() && block * CaseFiles.BLOCK < e.at() + e.length())
                .count();
    }

    /** The block of a page just before the first event. */
    private Optional<Long> lies(Page page) {
        long offset = page.number * CaseFiles.BLOCK;
        return run.files().stream().filter(f -> f.path().equals(page.path)).map(CaseFiles::before)
                .flatMap(Optional::stream).flatMap(s -> s.extents().stream())
                .filter(e -> !e.isUnwritten() && offset >= e.offset() && offset < e.offset() + e.length())
                .map(e -> (e.at() + offset - e.offset()) / CaseFiles.BLOCK).findFirst();
    }
}
