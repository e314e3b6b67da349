package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.stack.Device;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;

/** Reads the {@code devices} of a document. Whether they fit together is for {@link DeviceRules}. */
final class DeviceReader {
    private static final List<String> KINDS = List.of("pmem", "partition", "dm");
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,31}";
    /** Physical addresses of x86-64 have 52 bits. */
    private static final long PHYSICAL_END = 1L << 52;

    private final Ids ids;
    private final TableReader tables;

    DeviceReader(Ids ids, TableReader tables) {
        this.ids = ids;
        this.tables = tables;
    }

    /** The devices that could be read, in the document's order. */
    List<Placed<Device>> read(List<Entry> entries) {
        List<Placed<Device>> devices = new ArrayList<>();
        for (Entry entry : entries) {
            device(entry).ifPresent(d -> devices.add(new Placed<>(entry, d)));
        }
        return devices;
    }

    private Optional<Device> device(Entry entry) {
        return switch (entry.choice("kind", KINDS, "")) {
            case "pmem" -> pmem(entry);
            case "partition" -> partition(entry);
            case "dm" -> mapped(entry);
            default -> Optional.empty();
        };
    }

    private Optional<Device> pmem(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        long base = entry.aligned("base", Unit.PAGE.bytes());
        long size = entry.aligned("size", Unit.PAGE.bytes());
        long dataOffset = entry.aligned("dataOffset", Unit.PAGE.bytes());
        Pmem.Kind kind = entry.word("memory", Pmem.Kind.class, Pmem.Kind.NVDIMM);
        if (entry.isGood("size", "dataOffset") && dataOffset >= size) {
            entry.error("dataOffset", "no-room-for-data",
                    "The namespace has " + Wording.bytes(size) + ", but its data begins at " + Wording.bytes(dataOffset)
                            + ".",
                    "Make dataOffset smaller than size.");
        }
        if (entry.isGood("base", "size") && base > PHYSICAL_END - size) {
            entry.error("base", "beyond-physical", "The namespace ends behind the last physical address, 2^52.",
                    "Choose a base such as \"0x100000000\" (4 GiB).");
        }
        return entry.isSound()
                ? Optional.of(new Pmem(new LayerId(id), name, base, size, dataOffset, kind))
                : Optional.empty();
    }

    private Optional<Device> partition(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        String on = ids.reference(entry, "on", "device");
        long start = entry.aligned("start", Unit.PAGE.bytes());
        long size = entry.aligned("size", Unit.PAGE.bytes());
        if (entry.isGood("size") && size == 0) {
            entry.error("size", "number-too-small", "The partition has no bytes.", "Give it a size of at least 4096.");
        }
        return entry.isSound()
                ? Optional.of(new Partition(new LayerId(id), name, new LayerId(on), start, size))
                : Optional.empty();
    }

    private Optional<Device> mapped(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        List<Mapped.Line> table = tables.read(entry);
        return entry.isSound() ? Optional.of(new Mapped(new LayerId(id), name, table)) : Optional.empty();
    }

    private static String name(Entry entry, String id) {
        String name = entry.text("name", id);
        if (entry.isGood("id", "name") && !name.matches(NAME)) {
            entry.error("name", "bad-name", Wording.quote(name) + " cannot be the kernel's name of a device.",
                    "Write a name such as \"pmem0\" or \"pmem0p1\".");
        }
        return name;
    }
}
