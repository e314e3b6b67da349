package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.filesystem.Placements;
import org.faultline.memory.PageTable;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Acts of a process on its memory and its signals, and what is done to it. */
final class ProcessActs {
    private static final long MOST_STORED = Unit.PAGE.of(FileActs.MOST_TRANSFERRED);
    private static final List<String> ON = List.of("process");
    private static final List<Field> ITSELF = List.of(ActFields.PID);

    static final ActKind TOUCH = ActKind.of(
            new Description("touch", "Touch pages", "The process reads or writes pages: they get page-table entries.",
                    List.of("mapping"),
                    List.of(ActFields.PID, ActFields.MAPPING, ActFields.PAGE, ActFields.PAGES, ActFields.ACCESS,
                            ActFields.EXTENTS))
                    .by("dax_iomap_fault", "fs/dax.c")
                    .like("{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m101\", \"page\": 0, \"access\":"
                            + " \"read\"}"),
            ProcessActs::touch);
    static final ActKind SOFT_OFFLINE = new ActKind(
            new Description("soft_offline", "Take out of use",
                    "madvise(MADV_SOFT_OFFLINE): pages are to be used no more, before they go bad.", List.of("mapping"),
                    List.of(ActFields.PID, ActFields.MAPPING, ActFields.PAGE, ActFields.PAGES))
                    .by("soft_offline_page", "mm/memory-failure.c")
                    .like("{\"act\": \"soft_offline\", \"pid\": 101, \"mapping\": \"m101\", \"page\": 0}"),
            true, ProcessActs::softOffline);
    static final ActKind MAP = ActKind.of(
            new Description("map", "Map", "A process calls mmap(2); no page is touched yet.", ON,
                    List.of(ActFields.PID, ActFields.NEW_MAPPING, ActFields.FILE, ActFields.ADDRESS,
                            ActFields.MAPPED_OFFSET, ActFields.PAGES_LENGTH, ActFields.FLAGS))
                    .by("xfs_file_mmap", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"map\", \"pid\": 101, \"mapping\": \"more\", \"file\": \"a\", \"address\":"
                            + " \"0x7f5500000000\", \"length\": 4096, \"flags\": \"shared\"}"),
            ProcessActs::map);
    static final ActKind UNMAP = ActKind.of(
            new Description("unmap", "Unmap", "A process calls munmap(2) on a whole mapping.", List.of("mapping"),
                    List.of(ActFields.PID, ActFields.MAPPING)).by("do_vmi_munmap", "mm/mmap.c")
                    .like("{\"act\": \"unmap\", \"pid\": 101, \"mapping\": \"m101\"}"),
            said -> {
                int pid = said.pid();
                return said.mapping(pid).map(m -> new Act.Unmap(pid, m.id()));
            });
    static final ActKind FORK = ActKind.of(
            new Description("fork", "Fork", "A child with the same mappings, which has touched nothing yet.", ON,
                    List.of(ActFields.PID, ActFields.PROCESS, ActFields.CHILD)).by("dup_mmap", "kernel/fork.c")
                    .like("{\"act\": \"fork\", \"pid\": 101, \"child\": 901, \"process\": \"p901\"}"),
            ProcessActs::fork);
    static final ActKind SIGBUS = ActKind.of(
            new Description("sigbus", "Handle SIGBUS", "A process changes what it does with SIGBUS.", ON,
                    List.of(ActFields.PID, ActFields.SIGBUS)).by("do_sigaction", "kernel/signal.c")
                    .like("{\"act\": \"sigbus\", \"pid\": 101, \"sigbus\": \"handler\"}"),
            ProcessActs::dispose);
    static final ActKind STOP = ActKind.of(
            new Description("stop", "Stop", "Somebody sends a process SIGSTOP; signals that reach it wait.", ON, ITSELF)
                    .by("do_signal_stop", "kernel/signal.c").like("{\"act\": \"stop\", \"pid\": 101}"),
            said -> itself(said, Act.Stop::new));
    static final ActKind CONTINUE = ActKind.of(
            new Description("continue", "Continue", "Somebody sends a process SIGCONT; what waited reaches it.", ON,
                    ITSELF).by("prepare_signal", "kernel/signal.c").like("{\"act\": \"continue\", \"pid\": 101}"),
            said -> itself(said, Act.Continue::new));
    static final ActKind PAGEMAP = ActKind.of(
            new Description("pagemap", "Read the page map", "A process reads its own /proc/self/pagemap.", ON, ITSELF)
                    .by("pagemap_read", "fs/proc/task_mmu.c").like("{\"act\": \"pagemap\", \"pid\": 101}"),
            said -> itself(said, Act.ReadPageMap::new));

    static final ActKind EXIT = ActKind.of(
            new Description("exit", "Exit", "A process ends by itself: it unmaps and closes all it has.", ON, ITSELF)
                    .by("do_exit", "kernel/exit.c").like("{\"act\": \"exit\", \"pid\": 101}"),
            said -> itself(said, Act.Exit::new));

    private ProcessActs() {}

    private static Optional<Act> touch(Said said) {
        int pid = said.pid();
        Optional<Mapping> mapping = said.mapping(pid);
        long page = said.number("page");
        long pages = said.number("pages");
        boolean write = said.text("access").equals("write");
        if (write && pages > MOST_STORED) {
            said.error("pages", Wrong.STORES_TOO_MANY, Detail.of(pages), Detail.of(MOST_STORED));
        }
        Optional<DeclaredFile> file = mapping.flatMap(m -> said.scope().find(m.file().value()));
        long first = mapping.map(m -> Unit.PAGE.toBytes(m.filePage(page))).orElse(0L);
        Placements placements = new PlacementReader(said).read(new PlacementReader.Stored(file,
                never(write, mapping, file), first, Unit.PAGE.toBytes(pages)));
        if (mapping.isEmpty() || !said.isGood("page", "pages", "access")) {
            return Optional.empty();
        }
        checkEnd(said, mapping.get(), page, pages);
        return Optional.of(new Act.Touch(pid, mapping.get().id(), page, pages, write, placements));
    }

    private static Optional<Act> softOffline(Said said) {
        int pid = said.pid();
        Optional<Mapping> mapping = said.mapping(pid);
        long page = said.number("page");
        long pages = said.number("pages");
        if (mapping.isEmpty() || !said.isGood("page", "pages")) {
            return Optional.empty();
        }
        checkEnd(said, mapping.get(), page, pages);
        return Optional.of(new Act.SoftOffline(pid, mapping.get().id(), page, pages));
    }

    private static void checkEnd(Said said, Mapping mapping, long page, long pages) {
        long has = mapping.pageCount();
        if (page > has - pages) {
            said.error(said.has("pages") ? "pages" : "page", Wrong.TOUCH_PAST_END, Detail.of(page + pages - 1),
                    Detail.of(mapping.id()), Detail.of(has), Detail.of(has - 1));
        }
    }

    /** Why the file of a mapping gets no blocks by being touched. */
    private static Optional<Wrong> never(boolean write, Optional<Mapping> mapping, Optional<DeclaredFile> file) {
        if (!write) {
            return Optional.of(Wrong.EXTENTS_OF_A_READ);
        }
        return file.flatMap(DeclaredFile::entry).map(device -> Wrong.EXTENTS_OF_A_DEVICE)
                .or(() -> mapping.filter(m -> !m.shared()).map(m -> Wrong.EXTENTS_OF_A_COPY));
    }

    private static Optional<Act> map(Said said) {
        int pid = said.pid();
        String id = said.text("mapping");
        Optional<DeclaredFile> file = said.file("file");
        long address = said.number("address");
        long offset = said.number("offset");
        long length = said.number("length");
        String flags = said.text("flags");
        if (!said.isSound() || file.isEmpty()) {
            return Optional.empty();
        }
        Mapping mapping = new Mapping(new LayerId(id), address, file.get().filesystem(), file.get().request().id(),
                offset, length, !flags.equals("private"), PageTable.EMPTY, flags.equals("sync"));
        said.scope().map(pid, mapping, said.entry().place());
        return Optional.of(new Act.Map(pid, mapping));
    }

    private static Optional<Act> fork(Said said) {
        int pid = said.pid();
        LayerId child = new LayerId(said.text("process"));
        int childPid = (int) said.number("child");
        return said.isSound() && said.scope().fork(said.entry(), pid, child, childPid)
                ? Optional.of(new Act.Fork(pid, child, childPid))
                : Optional.empty();
    }

    private static Optional<Act> dispose(Said said) {
        int pid = said.pid();
        UserProcess.Disposition sigbus = said.word("sigbus", UserProcess.Disposition.class);
        return said.isSound() ? Optional.of(new Act.Dispose(pid, sigbus)) : Optional.empty();
    }

    /** An act that names nothing but a process. */
    private static Optional<Act> itself(Said said, IntFunction<Act> act) {
        int pid = said.pid();
        return said.isSound() ? Optional.of(act.apply(pid)) : Optional.empty();
    }
}
