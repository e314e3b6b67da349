package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.faultline.address.Unit;
import org.faultline.stack.Act;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapping;
import org.faultline.stack.PageTable;
import org.faultline.stack.Process;

/** Reads acts that are system calls on a file, a mapping or a signal: punch, truncate, open, sync, map, unmap, sigbus. */
final class CallReader {
    private final Cast cast;

    CallReader(Cast cast) {
        this.cast = cast;
    }

    Optional<Act> punch(Entry entry) {
        int pid = cast.pid(entry);
        Optional<DeclaredFile> file = cast.file(entry, "file");
        long offset = entry.bytes("offset", 0);
        long length = entry.bytes("length");
        return entry.isSound() ? file.map(f -> new Act.Punch(pid, id(f), offset, length)) : Optional.empty();
    }

    Optional<Act> truncate(Entry entry) {
        int pid = cast.pid(entry);
        Optional<DeclaredFile> file = cast.file(entry, "file");
        long size = entry.bytes("size");
        return entry.isSound() ? file.map(f -> new Act.Truncate(pid, id(f), size)) : Optional.empty();
    }

    /** An act that names nothing but a file. */
    Optional<Act> file(Entry entry, BiFunction<Integer, LayerId, Act> act) {
        int pid = cast.pid(entry);
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
        boolean shared = entry.choice("flags", List.of("shared", "private"), "").equals("shared");
        if (!entry.isSound() || file.isEmpty()) {
            return Optional.empty();
        }
        Mapping mapping = new Mapping(new LayerId(id), address, file.get().filesystem(), id(file.get()), offset, length,
                shared, PageTable.EMPTY);
        cast.map(pid, mapping, entry.place());
        return Optional.of(new Act.Map(pid, mapping));
    }

    Optional<Act> unmap(Entry entry) {
        int pid = cast.pid(entry);
        Optional<Mapping> mapping = cast.mapping(entry, pid);
        return mapping.map(m -> new Act.Unmap(pid, m.id()));
    }

    Optional<Act> dispose(Entry entry) {
        int pid = cast.pid(entry);
        Process.Disposition sigbus = entry.word("sigbus", Process.Disposition.class, Process.Disposition.HANDLER);
        return entry.isSound() ? Optional.of(new Act.Dispose(pid, sigbus)) : Optional.empty();
    }

    private static LayerId id(DeclaredFile file) {
        return file.request().id();
    }
}
