package org.faultline.assembly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.PageUse;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.machine.QueueLimits;
import org.faultline.memory.CachedPages;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.FolioSizes;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageUser;
import org.faultline.memory.ReadAhead;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads the {@code processes} of a document. */
final class ProcessReader {
    /** Kernel: include/linux/threads.h PID_MAX_LIMIT. */
    static final int LARGEST_PID = 4 * 1024 * 1024;
    /** Kernel: include/linux/sched.h TASK_COMM_LEN, less the zero at the end. */
    private static final int COMM = 15;

    private final MappingReader mappings;
    private final Map<Integer, Integer> pids = new HashMap<>();
    private final Ids ids;
    /** The families of the processes that stand above, also of those that could not be read. */
    private final Map<LayerId, LayerId> families = new HashMap<>();

    ProcessReader(Ids ids, MappingReader mappings) {
        this.ids = ids;
        this.mappings = mappings;
    }

    /** The processes that could be read. */
    List<UserProcess> read(List<Entry> entries) {
        List<UserProcess> processes = new ArrayList<>();
        entries.forEach(e -> process(e).ifPresent(processes::add));
        return processes;
    }

    /** The numbers of the processes of the document, also of those that could not be read. */
    Set<Integer> pids() {
        return pids.keySet();
    }

    private Optional<UserProcess> process(Entry entry) {
        LayerId id = new LayerId(entry.text("id"));
        int pid = pid(entry);
        String comm = comm(entry);
        UserProcess.KillPolicy policy =
                entry.word("policy", UserProcess.KillPolicy.class, UserProcess.KillPolicy.DEFAULT);
        UserProcess.Disposition sigbus =
                entry.word("sigbus", UserProcess.Disposition.class, UserProcess.Disposition.DEFAULT);
        LayerId family = family(entry, id);
        List<Mapping> maps = mappings.read(entry, new Detail.Who(pid, comm));
        return entry.isSound()
                ? Optional.of(new UserProcess(id, pid, comm, policy, sigbus, maps, List.of(), UserProcess.Life.RUNNING,
                        threads(entry)).ofFamily(family))
                : Optional.empty();
    }

    /** The first of those that fork(2) made of each other down to this one. */
    private LayerId family(Entry entry, LayerId id) {
        LayerId family = entry.has("parent") ? familyOf(entry) : id;
        families.putIfAbsent(id, family);
        return family;
    }

    private LayerId familyOf(Entry entry) {
        LayerId parent = new LayerId(ids.reference(entry, "parent", Noun.PROCESS));
        Optional<LayerId> family = Optional.ofNullable(families.get(parent));
        if (entry.isGood("parent") && family.isEmpty()) {
            entry.error("parent", Wrong.PARENT_ORDER, Detail.quoted(parent.value()));
        }
        return family.orElse(parent);
    }

    private static List<UserProcess.KillPolicy> threads(Entry entry) {
        return entry.list("threads").stream()
                .map(t -> t.word("policy", UserProcess.KillPolicy.class, UserProcess.KillPolicy.DEFAULT)).toList();
    }

    private int pid(Entry entry) {
        int pid = (int) entry.count("pid", 1, LARGEST_PID);
        if (!entry.isGood("pid")) {
            return pid;
        }
        Integer first = pids.putIfAbsent(pid, entry.line());
        if (first != null) {
            entry.error("pid", Wrong.DUPLICATE_PID, Detail.of(pid), Ids.at(first));
        }
        return pid;
    }

    private static String comm(Entry entry) {
        String name = entry.text("name");
        int shown = Math.min(COMM, name.codePointCount(0, name.length()));
        String kept = name.substring(0, name.offsetByCodePoints(0, shown));
        while (kept.getBytes(StandardCharsets.UTF_8).length > COMM) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        if (entry.isGood("name") && kept.length() < name.length()) {
            entry.warning("name", Wrong.COMM_TOO_LONG, Detail.quoted(name),
                    Detail.of(name.getBytes(StandardCharsets.UTF_8).length), Detail.of(COMM), Detail.quoted(kept));
        }
        return kept;
    }

    /** Reads what processes had touched before the document begins: page tables, and the pages files have in use. */
    static final class TouchedReader {
        /** Documents tell no kernel: what is read ahead is marked as if there were large folios. */
        private static final FolioSizes READ = new FolioSizes(1, 1, FolioSizes.GROWTH, true);
        /** How it was read. */
        private static final ReadAhead.Ways WAYS = new ReadAhead.Ways(false, false, true);
        /** So many pages may have been touched in all: each is entered for itself. */
        private static final long MOST_TOUCHED = Unit.PAGE.of(FileActs.MOST_TRANSFERRED);
        private final PageUse use;
        private Machine machine;
        private long touched;
        private Optional<EntryCount> count = Optional.empty();

        /** What a document says that struct page says. Kernel: page->mapping */
        private enum Says {
            /** It follows from the entries, in the order in which they are given. */
            NONE,
            /** It names this page of this file. */
            THIS,
            /** That several files have the page in use. */
            SEVERAL,
            /** Nothing, though files have the page in use. */
            NOBODY
        }

        private TouchedReader(Machine machine, PageUse use) {
            this.machine = machine;
            this.use = use;
        }

        /** The machine with the page tables its document describes. */
        static Machine read(Machine machine, Entry root, PageUse use) {
            TouchedReader reader = new TouchedReader(machine, use);
            for (Entry filesystem : root.list("filesystems")) {
                filesystem.itemsWith("files", "faulted").forEach(reader::faulted);
                filesystem.itemsWith("files", "cached").forEach(reader::written);
            }
            for (Entry process : root.list("processes")) {
                for (Entry mapping : process.list("mappings")) {
                    LayerId id = new LayerId(mapping.text("id", ""));
                    mapping.list("pages").forEach(run -> reader.run(id, run));
                }
            }
            root.list("filesystems").forEach(f -> f.itemsWith("files", "faulted").forEach(reader::said));
            return reader.machine;
        }

        private void faulted(Entry file) {
            LayerId id = new LayerId(file.text("id", ""));
            Optional<Filesystem> fs = machine.filesystemOf(id);
            for (Entry run : file.list("faulted")) {
                long first = run.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES));
                long pages = run.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
                boolean shared = run.truth("shared", false);
                long end = fs.flatMap(f -> f.inode(id)).map(i -> Unit.PAGE.covering(i.size())).orElse(0L);
                long last = allowed(run, Math.min(pages, end - first)) ? Math.min(first + pages, end) : first;
                for (long page = first; page < last; page++) {
                    enter(fs.orElseThrow(), id, page, Optional.of(shared));
                }
            }
        }

        /** Whether so many pages more may be entered. */
        private boolean allowed(Entry run, long pages) {
            touched += run.isSound() ? Math.max(0, pages) : 0;
            if (touched > MOST_TOUCHED) {
                run.error("pages", Wrong.TOUCHED_TOO_MANY, Detail.of(touched), Detail.of(MOST_TOUCHED));
            }
            return run.isSound();
        }

        /** What struct page says of pages, where the order in which they were faulted in does not tell. */
        private void said(Entry file) {
            LayerId id = new LayerId(file.text("id", ""));
            for (Entry run : file.list("faulted")) {
                Says says = run.word("says", Says.class, Says.NONE);
                long first = run.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES));
                DaxEntries entries = machine.entriesOf(id);
                for (DaxEntries.Run there : says == Says.NONE ? List.<DaxEntries.Run>of()
                        : entries.within(first, run.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1))) {
                    machine = machine.with(id, entries, machine.users().changed(there.frame(), there.pages(),
                            (frame, said) -> user(says, frame, new PageUser.Named(id,
                                    there.first() + frame.number() - there.frame().number()))));
                }
            }
        }

        private Optional<PageUser> user(Says says, Pfn frame, PageUser.Named here) {
            return switch (says) {
                case NONE, NOBODY -> Optional.empty();
                case THIS -> Optional.of(here);
                case SEVERAL -> Optional.of(new PageUser.Marked(counted().of(frame)));
            };
        }

        /** Counted when it is asked for first: what struct page says changes no entry. */
        private EntryCount counted() {
            EntryCount all = count.orElseGet(() -> EntryCount.of(machine));
            count = Optional.of(all);
            return all;
        }

        /** What write(2) left of a file in the page cache. */
        private void written(Entry file) {
            LayerId id = new LayerId(file.text("id", ""));
            for (Entry write : file.list("cached")) {
                long offset = write.bytes("offset", 0);
                long length = write.bytes("length", 0);
                if (machine.filesystemOf(id).isPresent() && write.isSound() && length > 0) {
                    machine = machine.with(id, machine.cachedOf(id).written(offset, offset + length));
                }
            }
        }

        /** The page is in the page cache: read in with others around, or written with the whole file before. */
        private PageEntry cached(Filesystem fs, LayerId file, long page, boolean readIn) {
            long end = Unit.PAGE.covering(fs.inode(file).orElseThrow().size());
            CachedPages pages = machine.cachedOf(file);
            machine = machine.with(file,
                    readIn ? new ReadAhead(pages, end, READ, new QueueLimits(machine).pagesReadAhead(fs),
                            WAYS).faulted(page)
                            : pages.with(new CachedPages.Run(0, Math.max(page + 1, end), CachedPages.Origin.WRITTEN)));
            return new PageEntry.Cached(false);
        }

        /** A page that a store copied was read in before, unless it is memory. Kernel: mm/memory.c do_cow_fault(). */
        private PageEntry copied(Filesystem fs, LayerId file, long page, int maker) {
            PageEntry copy = new PageEntry.Private(maker, 0);
            if (fs.inode(file).orElseThrow().dax()) {
                return nameless(file, page, copy);
            }
            cached(fs, file, page, true);
            return copy;
        }

        /** Notes that a fault on a page of a file entered no block. */
        private PageEntry nameless(LayerId file, long page, PageEntry entry) {
            machine = machine.with(file, machine.entriesOf(file).withNameless(page, 1));
            return entry;
        }

        private void run(LayerId mapping, Entry run) {
            long first = run.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES));
            long pages = run.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
            String kind = run.choice("entry", List.of("read", "write", "zero", "private", "cached", "read_in"), "");
            for (UserProcess process : machine.processes()) {
                for (Mapping m : process.mappings()) {
                    long inside = Math.min(pages, m.pageCount() - first);
                    if (m.id().equals(mapping) && allowed(run, inside)) {
                        Mapping entered = pages(m, first, inside, kind, maker(run, process.pid()));
                        machine = machine.with(process.pid(), entered);
                    }
                }
            }
        }

        /** The process that made a copy; the one that has it, if it did not get it by a fork. */
        private int maker(Entry run, int owner) {
            int maker = (int) run.count("maker", 1, LARGEST_PID, owner);
            if (run.isGood("maker") && machine.process(maker).isEmpty()) {
                run.error("maker", Wrong.UNKNOWN_PID, Detail.of(maker), new Detail.Either(
                        machine.processes().stream().map(p -> Integer.toString(p.pid())).toList()));
            }
            return maker;
        }

        private Mapping pages(Mapping mapping, long first, long pages, String kind, int maker) {
            Filesystem fs = machine.filesystem(mapping.filesystem()).orElseThrow();
            Mapping next = mapping;
            for (long page = first; page < first + pages; page++) {
                long filePage = mapping.filePage(page);
                PageEntry entry = switch (kind) {
                    case "private" -> copied(fs, mapping.file(), filePage, maker);
                    case "zero" -> nameless(mapping.file(), filePage, new PageEntry.Zero());
                    case "cached", "read_in" -> cached(fs, mapping.file(), filePage, kind.equals("read_in"));
                    default -> enter(fs, mapping.file(), filePage, Optional.empty())
                            .<PageEntry>map(f -> new PageEntry.Dax(f.bytes().start(), kind.equals("write")))
                            .orElseGet(() -> nameless(mapping.file(), filePage, new PageEntry.Zero()));
                };
                next = next.with(next.pages().with(page, 1, entry));
            }
            return next;
        }

        /** Notes that a page of a file is in use; its frame, or nothing over a hole. */
        private Optional<Pfn> enter(Filesystem fs, LayerId file, long page, Optional<Boolean> shared) {
            Inode inode = fs.inode(file).orElseThrow();
            Optional<Pfn> frame = machine.frameOf(fs, inode, page);
            DaxEntries entries = machine.entriesOf(file);
            if (frame.isPresent() && (shared.isPresent() || entries.at(page).isEmpty())) {
                boolean now = fs.isShared(inode.extentAt(page).orElseThrow().block(page));
                DaxEntries.Sharing met = now ? DaxEntries.Sharing.SHARED : DaxEntries.Sharing.COPIED;
                machine = use.entered(machine, file, new DaxEntries.Run(page, 1, frame.get(),
                        shared.orElse(now) ? met : DaxEntries.Sharing.NONE, PageEntry.Level.PTE, Optional.empty()));
            }
            return frame;
        }
    }
}
