package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Every form of one page's address, from the frame number up to the virtual addresses that map it. */
public final class AddressForms {
    private final Machine machine;
    private final Pfn pfn;
    private final Names names;
    private final List<AddressForm> forms = new ArrayList<>();

    private AddressForms(Machine machine, Pfn pfn) {
        this.machine = machine;
        this.pfn = pfn;
        this.names = new Names(machine);
    }

    /** All forms in the order of the layers, bottom first. */
    public static List<AddressForm> of(Machine machine, Pfn pfn) {
        return new AddressForms(machine, pfn).collect();
    }

    private List<AddressForm> collect() {
        long physical = pfn.bytes().start();
        add("pfn", pfn.toString());
        add("physical", Hex.of(physical));
        machine.pmemAt(physical).ifPresentOrElse(this::pmem, () -> add("memory", "in no persistent-memory namespace"));
        return List.copyOf(forms);
    }

    private void pmem(Pmem pmem) {
        if (!pmem.data().contains(pfn.bytes())) {
            long inside = pfn.bytes().start() - pmem.base();
            add(pmem.name() + " namespace",
                    "byte " + bytes(inside) + ", before the data: info block and page structures");
            return;
        }
        device(pmem, pmem.toDevice(pfn.bytes()));
    }

    /** The page on a device, in its filesystem, and on the devices above it. */
    private void device(Device device, ByteRange range) {
        if (forms.stream().anyMatch(f -> f.name().equals(device.name() + " byte"))) {
            return;
        }
        add(device.name() + " byte", bytes(range.start()));
        add(device.name() + " sector", Sector.holding(range.start()).toString());
        machine.userOf(device.id())
                .ifPresent(fs -> filesystem(fs, fs.volumeOn(device.id()).orElseThrow().role(), range));
        for (Partition part : machine.partitionsOf(device.id())) {
            if (part.extent(device.space()).contains(range)) {
                device(part, part.above(range));
            }
        }
        for (DmDevice mapped : machine.mappedOn(device.id())) {
            mapped.above(device.id(), range.start()).stream().limit(1)
                    .forEach(piece -> device(mapped, range.rebase(piece.at(), mapped.space(), piece.start())));
        }
    }

    private void filesystem(Filesystem fs, Role role, ByteRange range) {
        if (role == Role.LOG) {
            add("log of", names.filesystem(fs.id()));
            return;
        }
        Optional<FsBlock> block = fs.blockAt(role, range.start());
        if (block.isEmpty()) {
            add("fs block", "behind the end of " + names.filesystem(fs.id()));
            return;
        }
        add("daddr", Sector.holding(range.start()).toString());
        add("fs block", Long.toString(range.start() / fs.blockSize()));
        add(role == Role.REALTIME ? "RG block" : "AG block", block.get().toString());
        add("fsblock", fs.fsblock(block.get()) + " (" + fs.type() + "'s own number)");
        owners(fs, block.get());
    }

    private void owners(Filesystem fs, FsBlock block) {
        List<RmapRecord> records = fs.owners(block, 1);
        if (records.isEmpty()) {
            add("owner", "nobody: the block is free");
        }
        for (RmapRecord record : records) {
            Optional<Inode> file = fs.inode(record.owner().code()).filter(f -> !record.isMetadata());
            if (file.isEmpty()) {
                add("owner", names.owner(fs, record));
            }
            file.ifPresent(f -> add("file", f.path() + "@" + offset(fs, record, block) + " (page "
                    + Unit.PAGE.of(offset(fs, record, block)) + ")"));
        }
        for (RmapRecord record : records) {
            fs.inode(record.owner().code()).filter(f -> !record.isMetadata())
                    .ifPresent(f -> mappers(f, Unit.PAGE.of(offset(fs, record, block))));
        }
    }

    private static long offset(Filesystem fs, RmapRecord record, FsBlock block) {
        return record.fileBlock(block) * fs.blockSize();
    }

    private void mappers(Inode file, long filePage) {
        for (UserProcess process : machine.processes()) {
            for (Mapping mapping : process.mappings()) {
                if (mapping.file().equals(file.id())) {
                    mapping.pageOf(filePage).ifPresent(page -> add("pid " + process.pid(),
                            Hex.kernel(mapping.addressOf(page)) + " (" + file.path() + ", " + mapping.flags() + ", "
                                    + entry(mapping.pages().at(page)) + ")"));
                }
            }
        }
    }

    private String entry(Optional<PageEntry> entry) {
        return entry.map(e -> switch (e) {
            case PageEntry.Dax dax -> pfn.equals(Pfn.holding(dax.physical()))
                    ? "mapped" + sized(dax) + (dax.writable() ? ", writable" : ", read-only")
                    : "mapped to another page";
            case PageEntry.Private p -> "its own copy in RAM, not this page";
            case PageEntry.Cached c -> "the page cache, not this page";
            case PageEntry.Zero z -> "the zero page" + sized(z) + ", not this page";
            case PageEntry.Gone gone -> "no entry: " + Sentences.of(gone.by());
        }).orElse("no entry: never touched");
    }

    /** Of an entry that maps more than this page its size. */
    private static String sized(PageEntry entry) {
        return entry.level() == PageEntry.Level.PTE ? "" : " with one entry for " + entry.level().size();
    }

    private static String bytes(long offset) {
        String readable = Quantity.of(offset);
        return Hex.of(offset) + (readable.contains(" ") ? " (" + readable + ")" : "");
    }

    private void add(String name, String text) {
        forms.add(new AddressForm(name, text));
    }
}
