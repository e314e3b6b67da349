package org.faultline.machine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Inode;
import org.faultline.memory.BadPage;
import org.faultline.memory.CachedPages;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageUsers;
import org.faultline.memory.Sectors;
import org.faultline.memory.UndefinedBytes;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.watcher.Watcher;
import org.pcollections.PSortedMap;

/**
 * The whole machine at one moment: devices, mounted filesystems, processes, and the pages that went bad. Immutable: a
 * change gives another machine that shares with this one all that is as it was.
 */
public final class Machine {
    private final Register<LayerId, Device> devices;
    private final Register<LayerId, Filesystem> filesystems;
    private final Processes processes;
    private final Memory memory;

    /** A machine none of whose file pages was ever faulted in. */
    public Machine(List<Device> devices, List<Filesystem> filesystems, List<UserProcess> processes,
            SortedMap<Pfn, BadPage> bad, boolean earlyKill) {
        this(Register.of(devices, Device::id), Register.of(filesystems, Filesystem::id), Processes.of(processes),
                Memory.of(bad, earlyKill));
    }

    private Machine(Register<LayerId, Device> devices, Register<LayerId, Filesystem> filesystems, Processes processes,
            Memory memory) {
        this.devices = devices;
        this.filesystems = filesystems;
        this.processes = processes;
        this.memory = memory;
    }

    /** Whether processes are the same is asked by identity: they are not compared. */
    private Machine with(Processes next) {
        return next == processes ? this : new Machine(devices, filesystems, next, memory);
    }

    private Machine with(Memory next) {
        return new Machine(devices, filesystems, processes, next);
    }

    private Machine with(PSortedMap<Pfn, BadPage> bad) {
        return with(memory.withBad(bad));
    }

    /** In the document's order. */
    public List<Device> devices() {
        return devices.all();
    }

    /** In the document's order. */
    public List<Filesystem> filesystems() {
        return filesystems.all();
    }

    /** As they were created. */
    public List<UserProcess> processes() {
        return processes.all();
    }

    /** The programs that watch for failures, in the order in which they are asked. */
    public List<Watcher> watchers() {
        return processes.watchers();
    }

    /** The same machine with these programs that watch for failures. */
    public Machine watchedBy(List<Watcher> watchers) {
        return with(processes.watchedBy(watchers));
    }

    /** The good copies that the user says there are elsewhere. */
    public Copies copies() {
        return processes.copies();
    }

    /** The same machine with these copies elsewhere. */
    public Machine with(Copies copies) {
        return with(processes.with(copies));
    }

    /** Pages that went bad, by frame. */
    public SortedMap<Pfn, BadPage> bad() {
        return memory.bad();
    }

    /** The sysctl vm.memory_failure_early_kill. */
    public boolean earlyKill() {
        return memory.earlyKill();
    }

    /** The pages of each file that were faulted in. */
    public Map<LayerId, DaxEntries> entries() {
        return memory.entries();
    }

    /** What earlier failures left behind in the kernel. */
    public Aftermath aftermath() {
        return memory.aftermath();
    }

    /** The same machine with that lock held for ever. */
    public Machine locked() {
        return with(memory.withAftermath(aftermath().lock()));
    }

    /** The same machine without one thread of a process, which lives on. */
    public Machine ended(int pid, int thread) {
        return with(memory.withAftermath(aftermath().ended(pid, thread)));
    }

    /** The same machine with locks of that filesystem held for ever. */
    public Machine hung(LayerId filesystem) {
        return with(memory.withAftermath(aftermath().hung(filesystem)));
    }

    /** The same machine with one more report that waits to be read. */
    public Machine told(LayerId filesystem, HealthReport report) {
        return with(memory.withAftermath(
                aftermath().told(filesystem, report, filesystem(filesystem).orElseThrow().driver())));
    }

    /** The same machine once listeners have read everything. */
    public Machine read() {
        return aftermath().unread().isEmpty() ? this : with(memory.withAftermath(aftermath().read()));
    }

    /** What the kernel remembers of a file's pages that were faulted in. */
    public DaxEntries entriesOf(LayerId file) {
        return memory.entriesOf(file);
    }

    /** The same machine with other entries for a file; pages say of themselves what they said. */
    public Machine with(LayerId file, DaxEntries table) {
        return with(file, table, memory.users());
    }

    /** The same machine with other entries for a file, and what struct page says of who has each page in use. */
    public Machine with(LayerId file, DaxEntries table, PageUsers users) {
        return with(memory.withEntries(memory.entries().plus(file, table), users));
    }

    /** What struct page says of who has each page in use. */
    public PageUsers users() {
        return memory.users();
    }

    /** The pages of a file that are in the page cache. */
    public CachedPages cachedOf(LayerId file) {
        return memory.cachedOf(file);
    }

    /** The same machine with other pages of a file in the page cache. */
    public Machine with(LayerId file, CachedPages pages) {
        return pages.equals(cachedOf(file)) ? this : with(memory.withCached(file, pages));
    }

    /** The persistent-memory namespaces, in the document's order. */
    public List<Pmem> pmems() {
        return devices().stream().filter(Pmem.class::isInstance).map(Pmem.class::cast).toList();
    }

    public Optional<Device> device(LayerId id) {
        return devices.find(id);
    }

    /** The device with that kernel name. */
    public Optional<Device> device(String name) {
        return devices().stream().filter(d -> d.name().equals(name)).findFirst();
    }

    public Optional<Filesystem> filesystem(LayerId id) {
        return filesystems.find(id);
    }

    /** The namespace or mapped device that a device lies on, or is: the dax device behind it. */
    public Device bottom(LayerId id) {
        Device device = device(id).orElseThrow();
        return device instanceof Partition part ? bottom(part.on()) : device;
    }

    /** The filesystem mounted on that very device. */
    public Optional<Filesystem> mountedOn(LayerId device) {
        return filesystems().stream().filter(f -> f.on().equals(device) && isSuperblock(f)).findFirst();
    }

    /** The mounted filesystem that uses that very device, for whatever. */
    public Optional<Filesystem> mountedWith(LayerId device) {
        return userOf(device).filter(Machine::isSuperblock);
    }

    private static boolean isSuperblock(Filesystem fs) {
        return fs.mount().isInMemory() && fs.driver() != Driver.BLOCK_DEVICE;
    }

    /** The filesystem that uses that very device, for whatever. */
    public Optional<Filesystem> userOf(LayerId device) {
        return filesystems().stream().filter(f -> f.volumes().stream().anyMatch(v -> v.on().equals(device)))
                .findFirst();
    }

    /** The filesystem that holds a file of that name. */
    public Optional<Filesystem> filesystemOf(LayerId file) {
        return filesystems().stream().filter(f -> f.inode(file).isPresent()).findFirst();
    }

    /** DmDevice devices one of whose tables names that device, in the document's order. */
    public List<DmDevice> mappedOn(LayerId device) {
        return devices().stream().filter(DmDevice.class::isInstance).map(DmDevice.class::cast)
                .filter(m -> m.on().contains(device)).toList();
    }

    /** Partitions cut from that device, in the document's order. */
    public List<Partition> partitionsOf(LayerId device) {
        return devices().stream().filter(Partition.class::isInstance).map(Partition.class::cast)
                .filter(p -> p.on().equals(device)).toList();
    }

    public Optional<UserProcess> process(int pid) {
        return processes.register().find(pid);
    }

    /** The namespace that holds physical byte {@code address}. */
    public Optional<Pmem> pmemAt(long address) {
        return pmems().stream().filter(p -> p.physical().contains(address)).findFirst();
    }

    /** What one entry maps of a namespace that is mapped itself; nothing for a filesystem on a block device. */
    public Optional<PageEntry.Level> deviceEntry(Filesystem fs) {
        return device(fs.on()).flatMap(d -> d instanceof Pmem pmem ? pmem.entry() : Optional.empty());
    }

    /** What is known of a page that went bad. */
    public Optional<BadPage> bad(Pfn pfn) {
        return Optional.ofNullable(memory.bad().get(pfn));
    }

    /** Bytes of a device as physical memory; nothing where no memory lies below them. */
    public Optional<ByteRange> toPhysical(Device device, ByteRange range) {
        return switch (device) {
            case Pmem pmem -> Optional.of(pmem.toPhysical(range));
            case Partition part -> {
                Device parent = device(part.on()).orElseThrow();
                yield toPhysical(parent, part.below(range, parent.space()));
            }
            case DmDevice mapped -> mapped.below(range.start()).flatMap(piece -> {
                Device parent = device(piece.on()).orElseThrow();
                return toPhysical(parent, range.rebase(piece.start(), parent.space(), piece.at()));
            });
        };
    }

    /** Block {@code block} of a filesystem in physical memory; nothing where no memory lies below it. */
    public Optional<ByteRange> toPhysical(Filesystem fs, FsBlock block) {
        Device device = device(fs.on(block)).orElseThrow();
        return toPhysical(device, ByteRange.of(device.space(), fs.offset(block), fs.blockSize()));
    }

    /** The block of a filesystem that a frame holds, or nothing when it holds none of it. */
    public Optional<FsBlock> blockAt(Filesystem fs, Pfn pfn) {
        return fs.volumes().stream()
                .flatMap(v -> new DeviceStack(this).offsetOf(device(v.on()).orElseThrow(), pfn.bytes().start())
                        .flatMap(o -> fs.blockAt(v.role(), o)).stream())
                .findFirst();
    }

    /** Where page {@code filePage} of a file lies; nothing over a hole, an unwritten block, or where no memory is below. */
    public Optional<Pfn> frameOf(Filesystem fs, Inode file, long filePage) {
        return frameOf(fs, file, filePage, false);
    }

    /** The same for an unwritten block, too, if {@code unwritten}. */
    public Optional<Pfn> frameOf(Filesystem fs, Inode file, long filePage, boolean unwritten) {
        long fileBlock = Unit.PAGE.toBytes(filePage) / fs.blockSize();
        return file.extentAt(fileBlock).filter(e -> unwritten || !e.unwritten())
                .flatMap(e -> toPhysical(fs, e.block(fileBlock))).map(range -> Pfn.holding(range.start()));
    }

    /** The same machine with one device replaced by its changed self. */
    public Machine with(Device changed) {
        return new Machine(devices.with(changed.id(), changed), filesystems, processes, memory);
    }

    /** Whether a device, or one that it rests on, has gone. */
    public boolean isGone(LayerId id) {
        return new DeviceStack(this).under(id).stream().anyMatch(d -> d instanceof Pmem pmem && pmem.gone());
    }

    /** The same machine with one filesystem replaced by its changed self. */
    public Machine with(Filesystem changed) {
        return new Machine(devices, filesystems.with(changed.id(), changed), processes, memory);
    }

    /** The same machine with one process replaced by its changed self. */
    public Machine with(UserProcess changed) {
        return with(processes.with(changed));
    }

    /** The same machine with one more process. */
    public Machine withNew(UserProcess born) {
        return with(processes.and(born));
    }

    /** The same machine with one mapping of a process replaced by its changed self. */
    public Machine with(int pid, Mapping changed) {
        return process(pid).map(p -> with(p.mapEach(m -> m.id().equals(changed.id()) ? changed : m))).orElse(this);
    }

    /** The same machine with every process replaced. */
    public Machine mapProcesses(UnaryOperator<UserProcess> change) {
        return with(processes.map(change));
    }

    /** The same machine with every mapping of a file replaced. */
    public Machine mapMappings(LayerId file, UnaryOperator<Mapping> change) {
        return with(processes.mapMappings(file, change));
    }

    /** The processes that map a file or hold it open, dead ones too, as they were created. Kernel: struct address_space, i_mmap */
    public List<UserProcess> usersOf(LayerId file) {
        return processes.usersOf(file);
    }

    /** The mappings of a file, process by process as they were created, each in the order of mmap. */
    public Stream<Mapping> mappingsOf(LayerId file) {
        return usersOf(file).stream().flatMap(p -> p.mappings().stream()).filter(m -> m.file().equals(file));
    }

    /** The same machine with a page gone bad, or known better. */
    public Machine with(Pfn pfn, BadPage page) {
        return with(memory.bad().plus(pfn, page));
    }

    /** What can be read and is not what was written there. */
    public UndefinedBytes undefined() {
        return memory.undefined();
    }

    /** The same machine with other bytes undefined. */
    public Machine with(UndefinedBytes undefined) {
        return undefined.equals(memory.undefined()) ? this : with(memory.withUndefined(undefined));
    }

    /** The same machine with a page that can be read again: what was there is lost. */
    public Machine cleared(Pfn pfn) {
        return with(memory.bad().minus(pfn)).with(undefined().lost(pfn));
    }

    /** The same machine with a page that nobody holds for bad any more, because its memory never was. */
    public Machine unmarked(Pfn pfn) {
        return with(memory.bad().minus(pfn));
    }

    /** The same machine with a page good again: all of it was written anew. */
    public Machine rewritten(Pfn pfn) {
        return with(memory.bad().minus(pfn)).with(undefined().rewritten(pfn, Sectors.ALL));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Machine m && memory.equals(m.memory)
                && devices().equals(m.devices()) && filesystems().equals(m.filesystems())
                && processes().equals(m.processes()) && watchers().equals(m.watchers()) && copies().equals(m.copies()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(devices(), filesystems(), processes(), memory);
    }
}
