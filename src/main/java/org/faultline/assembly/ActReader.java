package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Reads lists of acts, in the order in which they happen: a file that one act creates is there for the next. */
final class ActReader {
    private static final List<String> KINDS =
            List.of("touch", "read", "write", "reflink", "poison", "punch", "truncate", "open",
                    "sync", "map", "unmap", "sigbus", "stop", "continue", "pagemap", "badblock", "mount", "unmount",
                    "remount",
                    "unbind", "unlink", "fork");
    private static final List<String> ACCESS = List.of("read", "write");
    /** What one call transfers at most. Kernel: include/linux/fs.h MAX_RW_COUNT. */
    private static final long MOST_TRANSFERRED = Integer.MAX_VALUE & ~(Unit.PAGE.bytes() - 1);
    private static final long MOST_STORED = Unit.PAGE.of(MOST_TRANSFERRED);

    private final Scope cast;
    private final PoisonReader poisons;
    private final ReflinkReader reflinks;
    private final CallReader calls;
    private final MountedReader mounts;

    ActReader(Scope cast, PoisonReader poisons, ReflinkReader reflinks, MountedReader mounts) {
        this.cast = cast;
        this.poisons = poisons;
        this.reflinks = reflinks;
        this.mounts = mounts;
        this.calls = new CallReader(cast);
    }

    /** The acts that could be read. */
    List<Act> read(List<Entry> entries) {
        List<Act> acts = new ArrayList<>();
        entries.forEach(e -> act(e).ifPresent(acts::add));
        return acts;
    }

    private Optional<? extends Act> act(Entry entry) {
        return switch (entry.choice("act", KINDS, "")) {
            case "touch" -> touch(entry);
            case "read" -> file(entry, false);
            case "write" -> file(entry, true);
            case "reflink" -> reflinks.read(entry);
            case "poison" -> poisons.read(entry);
            case "badblock" -> poisons.listed(entry);
            case "punch" -> calls.punch(entry);
            case "truncate" -> calls.truncate(entry);
            case "unlink" -> calls.unlink(entry);
            case "fork" -> calls.fork(entry);
            case "open" -> calls.file(entry, Act.Open::new);
            case "sync" -> calls.file(entry, Act.Sync::new);
            case "map" -> calls.map(entry);
            case "unmap" -> calls.unmap(entry);
            case "sigbus" -> calls.dispose(entry);
            case "stop" -> calls.process(entry, Act.Stop::new);
            case "continue" -> calls.process(entry, Act.Continue::new);
            case "pagemap" -> calls.process(entry, Act.ReadPageMap::new);
            case "mount" -> mounts.mount(entry);
            case "unmount" -> mounts.unmount(entry);
            case "remount" -> mounts.remount(entry);
            case "unbind" -> mounts.unbind(entry);
            default -> Optional.empty();
        };
    }

    private Optional<Act> touch(Entry entry) {
        int pid = cast.pid(entry);
        Optional<Mapping> mapping = cast.mapping(entry, pid);
        long page = entry.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES), 0);
        long pages = entry.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
        boolean write = entry.choice("access", ACCESS, "").equals("write");
        if (write && pages > MOST_STORED) {
            entry.error("pages", "number-too-big", "The act writes " + pages + " pages.",
                    "Write at most " + MOST_STORED + " pages (2 GiB) at once, or only read.");
        }
        if (mapping.isEmpty() || !entry.isGood("page", "pages", "access")) {
            return Optional.empty();
        }
        long has = mapping.get().pageCount();
        if (page > has - pages) {
            entry.error(entry.has("pages") ? "pages" : "page", "touch-past-end",
                    "The act touches page " + (page + pages - 1) + ", but the mapping " + mapping.get().id()
                            + " has only " + has + " pages.",
                    "Touch pages from 0 to " + (has - 1) + ".");
        }
        return Optional.of(new Act.Touch(pid, mapping.get().id(), page, pages, write));
    }

    private Optional<Act> file(Entry entry, boolean write) {
        int pid = cast.caller(entry);
        Optional<DeclaredFile> file = cast.file(entry, "file");
        long offset = entry.bytes("offset", 0);
        long length = entry.bytes("length");
        if (entry.isGood("length") && length == 0) {
            entry.error("length", "number-too-small", "The act is about no bytes.", "Make length at least 1.");
        }
        if (entry.isGood("length") && length > MOST_TRANSFERRED) {
            entry.error("length", "number-too-big",
                    "The act is about " + Wording.bytes(length) + ", but one call transfers at most "
                            + MOST_TRANSFERRED + " bytes.",
                    "Make length at most " + MOST_TRANSFERRED + ".");
        }
        if (!entry.isSound() || file.isEmpty()) {
            return Optional.empty();
        }
        LayerId id = file.get().request().id();
        if (write) {
            cast.grow(id, offset + length);
        }
        return Optional.of(write ? new Act.Write(pid, id, offset, length) : new Act.Read(pid, id, offset, length));
    }

    /** Reads acts that are system calls on a file, a mapping or a signal: punch, truncate, open, sync, map, unmap, sigbus. */
    static final class CallReader {
        private final Scope cast;

        CallReader(Scope cast) {
            this.cast = cast;
        }

        Optional<Act> punch(Entry entry) {
            int pid = cast.caller(entry);
            Optional<DeclaredFile> file = cast.file(entry, "file");
            long offset = entry.bytes("offset", 0);
            long length = entry.bytes("length");
            return entry.isSound() ? file.map(f -> new Act.Punch(pid, id(f), offset, length)) : Optional.empty();
        }

        Optional<Act> truncate(Entry entry) {
            int pid = cast.caller(entry);
            Optional<DeclaredFile> file = cast.file(entry, "file");
            long size = entry.bytes("size");
            return entry.isSound() ? file.map(f -> new Act.Truncate(pid, id(f), size)) : Optional.empty();
        }

        Optional<Act> unlink(Entry entry) {
            Optional<Act> act = file(entry, Act.Unlink::new);
            act.ifPresent(a -> cast.unlink(((Act.Unlink) a).file()));
            return act;
        }

        Optional<Act> fork(Entry entry) {
            int pid = cast.pid(entry);
            LayerId child = new LayerId(entry.text("process"));
            int childPid = (int) entry.count("child", 1, ProcessReader.LARGEST_PID);
            return entry.isSound() && cast.fork(entry, pid, child, childPid)
                    ? Optional.of(new Act.Fork(pid, child, childPid))
                    : Optional.empty();
        }

        /** An act that names nothing but a file. */
        Optional<Act> file(Entry entry, BiFunction<Integer, LayerId, Act> act) {
            int pid = cast.caller(entry);
            Optional<DeclaredFile> file = cast.file(entry, "file");
            return entry.isSound() ? file.map(f -> act.apply(pid, id(f))) : Optional.empty();
        }

        Optional<Act> map(Entry entry) {
            int pid = cast.pid(entry);
            String id = entry.text("mapping");
            Optional<DeclaredFile> file = cast.file(entry, "file");
            long address = entry.aligned("address", Unit.PAGE.bytes());
            long offset = entry.aligned("offset", Unit.PAGE.bytes(), 0);
            long length = entry.aligned("length", Unit.PAGE.bytes());
            String flags = entry.choice("flags", MappingReader.FLAGS, "");
            if (!entry.isSound() || file.isEmpty()) {
                return Optional.empty();
            }
            Mapping mapping =
                    new Mapping(new LayerId(id), address, file.get().filesystem(), id(file.get()), offset, length,
                            !flags.equals("private"), PageTable.EMPTY, flags.equals("sync"));
            cast.map(pid, mapping, entry.place());
            return Optional.of(new Act.Map(pid, mapping));
        }

        Optional<Act> unmap(Entry entry) {
            int pid = cast.pid(entry);
            Optional<Mapping> mapping = cast.mapping(entry, pid);
            return mapping.map(m -> new Act.Unmap(pid, m.id()));
        }

        /** An act that names nothing but a process. */
        Optional<Act> process(Entry entry, IntFunction<Act> act) {
            int pid = cast.pid(entry);
            return entry.isSound() ? Optional.of(act.apply(pid)) : Optional.empty();
        }

        Optional<Act> dispose(Entry entry) {
            int pid = cast.pid(entry);
            UserProcess.Disposition sigbus =
                    entry.word("sigbus", UserProcess.Disposition.class, UserProcess.Disposition.HANDLER);
            return entry.isSound() ? Optional.of(new Act.Dispose(pid, sigbus)) : Optional.empty();
        }

        private static LayerId id(DeclaredFile file) {
            return file.request().id();
        }
    }
}
