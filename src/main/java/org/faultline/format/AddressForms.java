package org.faultline.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
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
import org.faultline.format.AddressForm.Kind;
import org.faultline.format.words.Messages;
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
    private final Set<LayerId> seen = new HashSet<>();

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
        add(Kind.PFN, pfn.toString());
        add(Kind.PHYSICAL, Hex.of(physical));
        machine.pmemAt(physical).ifPresentOrElse(this::pmem, () -> add(Kind.MEMORY, Messages.text("form.memory.none")));
        return List.copyOf(forms);
    }

    private void pmem(Pmem pmem) {
        if (!pmem.data().contains(pfn.bytes())) {
            long inside = pfn.bytes().start() - pmem.base();
            String note = readable(inside);
            add(Kind.NAMESPACE, pmem.name(), Messages.text("form.namespace.before",
                    Hex.of(inside) + (note.isEmpty() ? "" : " (" + note + ")")), "");
            return;
        }
        device(pmem, pmem.toDevice(pfn.bytes()));
    }

    /** The page on a device, in its filesystem, and on the devices above it. */
    private void device(Device device, ByteRange range) {
        if (!seen.add(device.id())) {
            return;
        }
        add(Kind.BYTE, device.name(), Hex.of(range.start()), readable(range.start()));
        add(Kind.SECTOR, device.name(), Sector.holding(range.start()).toString(), "");
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
            add(Kind.LOG, names.filesystem(fs.id()));
            return;
        }
        Optional<FsBlock> block = fs.blockAt(role, range.start());
        if (block.isEmpty()) {
            add(Kind.BLOCK, Messages.text("form.block.behind", names.filesystem(fs.id())));
            return;
        }
        add(Kind.DADDR, Sector.holding(range.start()).toString());
        add(Kind.BLOCK, Long.toString(range.start() / fs.blockSize()));
        add(role == Role.REALTIME ? Kind.RG_BLOCK : Kind.AG_BLOCK, block.get().toString());
        add(Kind.FSBLOCK, "", Long.toString(fs.fsblock(block.get())), Messages.text("form.fsblock.own", fs.type()));
        owners(fs, block.get());
    }

    private void owners(Filesystem fs, FsBlock block) {
        List<RmapRecord> records = fs.owners(block, 1);
        if (records.isEmpty()) {
            add(Kind.OWNER, Messages.text("form.owner.none"));
        }
        for (RmapRecord record : records) {
            Optional<Inode> file = fs.inode(record.owner().code()).filter(f -> !record.isMetadata());
            if (file.isEmpty()) {
                add(Kind.OWNER, names.owner(fs, record));
            }
            long offset = offset(fs, record, block);
            file.ifPresent(f -> add(Kind.FILE, "", f.path() + "@" + offset, Names.pages(Unit.PAGE.of(offset), 1)));
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
                    mapping.pageOf(filePage).ifPresent(page -> add(Kind.MAPPING, Integer.toString(process.pid()),
                            Hex.kernel(mapping.addressOf(page)),
                            String.join(", ", file.path(), mapping.flags(), process.isAlive()
                                    ? entry(mapping.pages().at(page)) : Messages.text("form.entry.dead"))));
                }
            }
        }
    }

    private String entry(Optional<PageEntry> entry) {
        return entry.map(e -> switch (e) {
            case PageEntry.Dax dax -> pfn.equals(Pfn.holding(dax.physical()))
                    ? Messages.text(dax.writable() ? "form.entry.writable" : "form.entry.read-only", sized(dax))
                    : Messages.text("form.entry.elsewhere");
            case PageEntry.Private p -> Messages.text("form.entry.private");
            case PageEntry.Cached c -> Messages.text("form.entry.cached");
            case PageEntry.Zero z -> Messages.text("form.entry.zero", sized(z));
            case PageEntry.Gone gone -> Messages.text("form.entry.gone", Sentences.of(gone.by()));
        }).orElse(Messages.text("form.entry.never"));
    }

    /** Of an entry that maps more than this page its size. */
    private static String sized(PageEntry entry) {
        return entry.level() == PageEntry.Level.PTE ? ""
                : " " + Messages.text("form.entry.sized", entry.level().size());
    }

    /** Bytes in larger units; empty where there are none that fit. */
    private static String readable(long bytes) {
        String readable = Quantity.of(bytes);
        return readable.contains(" ") ? readable : "";
    }

    private void add(Kind kind, String value) {
        add(kind, "", value, "");
    }

    /** {@code of} is the device or process in whose terms the address is. */
    private void add(Kind kind, String of, String value, String note) {
        forms.add(new AddressForm(kind, Messages.text("form." + kind, of), value, note));
    }
}
