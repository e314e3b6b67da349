package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads the {@code mappings} of a process. */
final class MappingReader {
    /** What "flags" can be; sync is shared, with MAP_SYNC. */
    static final List<String> FLAGS = List.of("shared", "private", "sync");
    /** Virtual addresses of a process end here on x86-64. Kernel: arch/x86/include/asm/page_64_types.h TASK_SIZE_MAX. */
    private static final long USER_END = 0x7fff_ffff_f000L;
    private static final long PAGE = Unit.PAGE.bytes();

    private final Ids ids;
    private final DeclaredFiles files;

    MappingReader(Ids ids, DeclaredFiles files) {
        this.ids = ids;
        this.files = files;
    }

    /** The mappings of {@code who} that could be read; the process is spoilt when one could not. */
    List<Mapping> read(Entry process, Detail who) {
        List<Overlap.Claim<Placed<Mapping>>> claims = new ArrayList<>();
        for (Entry entry : process.list("mappings")) {
            mapping(entry, who).ifPresentOrElse(
                    m -> claims.add(new Overlap.Claim<>(new Placed<>(entry, m),
                            ByteRange.of(Space.PHYSICAL, m.address(), m.length()))),
                    process::spoil);
        }
        for (Overlap<Placed<Mapping>> both : Overlap.among(claims)) {
            Mapping first = both.first().owner().value();
            both.second().owner().entry().error("address", Wrong.MAPPINGS_OVERLAP, Detail.quoted(first.id().value()),
                    new Detail.KernelHex(first.address()), new Detail.KernelHex(both.first().bytes().end()),
                    Detail.quoted(Hex.kernel(both.first().bytes().end())));
            process.spoil();
        }
        return claims.stream().map(c -> c.owner().value()).toList();
    }

    private Optional<Mapping> mapping(Entry entry, Detail who) {
        String id = entry.text("id");
        LayerId file = new LayerId(ids.reference(entry, "file", Noun.FILE));
        long address = entry.aligned("address", PAGE);
        long offset = entry.aligned("offset", PAGE, 0);
        long length = entry.aligned("length", PAGE);
        String flags = entry.choice("flags", FLAGS, "");
        boolean shared = !flags.equals("private");
        if (entry.isGood("address", "length")) {
            addresses(entry, address, length);
        }
        Optional<DeclaredFile> declared = files.find(file);
        if (entry.isGood("offset", "length") && declared.isPresent()) {
            window(entry, who, declared.get(), offset + length);
            declared.get().entry().ifPresent(level -> device(entry, level, List.of(address, offset, length), shared));
        }
        return entry.isSound() && declared.isPresent()
                ? Optional.of(new Mapping(new LayerId(id), address, declared.get().filesystem(), file, offset, length,
                        shared, PageTable.EMPTY, flags.equals("sync")))
                : Optional.empty();
    }

    /** What device-dax refuses to map (EINVAL). Kernel: drivers/dax/device.c __check_vma(). */
    private static void device(Entry entry, PageEntry.Level level, List<Long> numbers, boolean shared) {
        List<String> keys = List.of("address", "offset", "length");
        for (int i = 0; i < keys.size(); i++) {
            if (numbers.get(i) % level.bytes() != 0) {
                entry.error(keys.get(i), Wrong.UNALIGNED_DEVICE_MAPPING, Detail.of(level.size()),
                        Detail.quoted(keys.get(i)));
            }
        }
        if (!shared) {
            entry.error("flags", Wrong.PRIVATE_DEVICE_MAPPING);
        }
    }

    private static void addresses(Entry entry, long address, long length) {
        if (length == 0) {
            entry.error("length", Wrong.MAPPING_EMPTY);
        }
        if (address == 0 || address > USER_END - length) {
            entry.error("address", Wrong.NOT_A_USER_ADDRESS, Detail.bytes(length), new Detail.KernelHex(address),
                    new Detail.KernelHex(USER_END));
        }
    }

    private static void window(Entry entry, Detail who, DeclaredFile file, long reach) {
        long end = Unit.PAGE.toBytes(Unit.PAGE.covering(file.request().size()));
        if (file.request().type() != Inode.Type.REGULAR) {
            entry.error("file", Wrong.MAPS_DIRECTORY, Detail.of(file.request().path()));
        } else if (reach > end && file.request().seen().ino().isEmpty()) {
            entry.error("length", Wrong.MAPPING_PAST_END, Detail.quoted(entry.text("id", "")), who, Detail.of(reach),
                    Detail.of(file.request().path()), Detail.of(end));
        }
        if (file.request().core() != Inode.Core.LIVE) {
            entry.error("file", Wrong.MAPS_ABSENT_INODE, Detail.of(file.request().path()));
        }
    }

    /** What a mapping asks for beyond its bytes: whether the machine can give it. */
    static final class Demands {
        private static final long HUGE = PageEntry.Level.PMD.bytes();

        private Demands() {}

        static void check(List<Entry> processes, Machine machine) {
            Map<String, Mapping> mappings = new HashMap<>();
            machine.processes().forEach(p -> p.mappings().forEach(m -> mappings.putIfAbsent(m.id().value(), m)));
            for (Entry process : processes) {
                for (Entry entry : process.list("mappings")) {
                    Optional.ofNullable(mappings.get(entry.text("id", ""))).ifPresent(m -> check(entry, machine, m));
                }
            }
        }

        /** The machine without the MAP_SYNC that mmap(2) refuses. */
        static Machine granted(Machine machine) {
            if (machine.processes().stream().flatMap(p -> p.mappings().stream()).noneMatch(Mapping::sync)) {
                return machine;
            }
            return machine.mapProcesses(p -> p.mapEach(m -> m.withSync(m.sync()
                    && machine.filesystem(m.filesystem()).flatMap(fs -> fs.inode(m.file())).filter(Inode::dax)
                            .isPresent())));
        }

        private static void check(Entry entry, Machine machine, Mapping mapping) {
            Filesystem fs = machine.filesystem(mapping.filesystem()).orElseThrow();
            Inode inode = fs.inode(mapping.file()).orElseThrow();
            if (entry.text("flags", "").equals("sync") && !inode.dax()) {
                entry.warning("flags", Wrong.SYNC_WITHOUT_DAX, Detail.of(inode.path()));
            }
            if (entry.truth("huge", false)) {
                huge(entry, machine, fs, inode, mapping);
            }
        }

        private static void huge(Entry entry, Machine machine, Filesystem fs, Inode inode, Mapping mapping) {
            aligned(entry, "address", mapping.address(), Wrong.HUGE_ADDRESS);
            aligned(entry, "offset", mapping.offset(), Wrong.HUGE_OFFSET);
            Optional<Long> physical =
                    machine.frameOf(fs, inode, mapping.filePage(0)).map(f -> f.bytes().start())
                            .filter(p -> inode.dax());
            physical.filter(p -> p % HUGE != 0).ifPresent(
                    p -> entry.warning("file", Wrong.HUGE_BLOCKS, Detail.of(inode.path()), new Detail.InHex(p)));
            if (mapping.length() < HUGE) {
                entry.warning("length", Wrong.HUGE_SHORT, Detail.bytes(mapping.length()));
            }
        }

        private static void aligned(Entry entry, String key, long value, Wrong wrong) {
            if (value % HUGE != 0) {
                entry.warning(key, wrong, new Detail.KernelHex(value));
            }
        }
    }
}
