package org.faultline.design;

import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.design.WalkChoices.BehindEnd;
import org.faultline.design.WalkChoices.CollectedPage;
import org.faultline.design.WalkChoices.FilePage;
import org.faultline.design.WalkChoices.ForkBlocks;
import org.faultline.design.WalkChoices.LogDevice;
import org.faultline.design.WalkChoices.Lookup;
import org.faultline.design.WalkChoices.Metadata;
import org.faultline.design.WalkChoices.NotDax;
import org.faultline.design.WalkChoices.Reach;
import org.faultline.design.WalkChoices.RealtimeMap;
import org.faultline.design.WalkChoices.Superblock;
import org.faultline.design.WalkChoices.WithoutMap;
import org.faultline.design.WalkChoices.WrittenFolio;

/**
 * The rules of a kernel, each made one way out of a few: what distinguishes one design from its ancestor.
 *
 * @param made one for every kind of {@link Choice}
 */
public record Choices(Map<Class<?>, Choice> made) {
    /** One rule, made one way. */
    public sealed interface Choice permits PrivateCopy, MadviseFlags, ZeroPage, LayoutBreak, SharedPage, Victims,
            SharedFault, BadBlockFault, RecoveryWrite, NotDax, BehindEnd, Reach,
            Lookup, Metadata, ForkBlocks, FilePage,
            CollectedPage, WithoutMap, Superblock, LogDevice, RealtimeMap, StripedDax, GenericPage, DevicePage,
            WrittenFolio {}

    public Choices {
        made = Map.copyOf(made);
        List<Class<?>> kinds = List.of(Choice.class.getPermittedSubclasses());
        if (!made.keySet().containsAll(kinds)) {
            throw new IllegalArgumentException("a choice is missing: " + kinds);
        }
    }

    /** A kernel that made these choices, one of each kind. */
    static Choices of(Choice... all) {
        return new Choices(changed(Map.of(), all));
    }

    /** The same kernel but for these choices. */
    Choices with(Choice... others) {
        return new Choices(changed(made, others));
    }

    /** Who is signalled among those that map a bad page. */
    public Victims victims() {
        return get(Victims.class);
    }

    /** What a fault on a shared extent does to others. */
    public SharedFault sharedFault() {
        return get(SharedFault.class);
    }

    /** The signal for a fault on a block that is known to be bad. */
    public BadBlockFault badBlockFault() {
        return get(BadBlockFault.class);
    }

    /** What write(2) of whole pages does to a block that is known to be bad. */
    public RecoveryWrite recoveryWrite() {
        return get(RecoveryWrite.class);
    }

    /** What punch and truncate do to the rest of the file. */
    public LayoutBreak layoutBreak() {
        return get(LayoutBreak.class);
    }

    /** What becomes of a shared page that only the page itself can be asked about. */
    public SharedPage sharedPage() {
        return get(SharedPage.class);
    }

    /** Whether a process that copied the page to RAM counts as mapping it. */
    public PrivateCopy privateCopy() {
        return get(PrivateCopy.class);
    }

    /** The flags with which madvise(2) reports a page. */
    public MadviseFlags madvise() {
        return get(MadviseFlags.class);
    }

    /** What becomes of an owner in memory that has no DAX mapping. */
    public NotDax notDax() {
        return get(NotDax.class);
    }

    /** What happens behind the end of a filesystem that is smaller than its device. */
    public BehindEnd behindEnd() {
        return get(BehindEnd.class);
    }

    /** Which blocks the reverse map is asked for, and for how many pages of a file processes are looked for. */
    public Reach reach() {
        return get(Reach.class);
    }

    /** By which of its devices a filesystem is found. */
    public Superblock superblock() {
        return get(Superblock.class);
    }

    /** What a bad page of a log device means. */
    public LogDevice logDevice() {
        return get(LogDevice.class);
    }

    /** Whether a realtime device can be asked who owns a block. */
    public RealtimeMap realtimeMap() {
        return get(RealtimeMap.class);
    }

    /** What an owner whose inode is not to be had does to the walk. */
    public Lookup lookup() {
        return get(Lookup.class);
    }

    /** What the filesystem does when it learns that metadata is lost. */
    public Metadata metadata() {
        return get(Metadata.class);
    }

    /** What blocks of a file count as that do not hold its data. */
    public ForkBlocks forkBlocks() {
        return get(ForkBlocks.class);
    }

    /** Which page of a file a reverse-map record is taken to mean. */
    public FilePage filePage() {
        return get(FilePage.class);
    }

    /** Which page of a file the processes are looked for at. */
    public CollectedPage collectedPage() {
        return get(CollectedPage.class);
    }

    /** What a filesystem that keeps no reverse map answers. */
    public WithoutMap withoutMap() {
        return get(WithoutMap.class);
    }

    /** How a report of the zero page is turned down. */
    public ZeroPage zeroPage() {
        return get(ZeroPage.class);
    }

    /** How much of a striped device is to be had at once. */
    public StripedDax stripedDax() {
        return get(StripedDax.class);
    }

    /** Which page of a larger one the generic handler looks for processes at. */
    public GenericPage genericPage() {
        return get(GenericPage.class);
    }

    /** Which page of a larger one of a device that is mapped itself the generic handler looks for processes at. */
    public DevicePage devicePage() {
        return get(DevicePage.class);
    }

    /** In how large pieces write(2) leaves a file in the page cache. */
    public WrittenFolio writtenFolio() {
        return get(WrittenFolio.class);
    }

    private <C extends Choice> C get(Class<C> kind) {
        return Objects.requireNonNull(kind.cast(made.get(kind)));
    }

    private static Map<Class<?>, Choice> changed(Map<Class<?>, Choice> before, Choice... others) {
        Map<Class<?>, Choice> all = new HashMap<>(before);
        for (Choice choice : others) {
            all.put(choice.getClass(), choice);
        }
        return all;
    }

    /** What becomes of a process that only has its own copy. Kernel: mm/memory-failure.c dev_pagemap_mapping_shift(). */
    public enum PrivateCopy implements Choice {
        /** Its page-table entry is no device page, so it is passed over. */
        SPARED,
        /** Any page-table entry counts. */
        SIGNALLED
    }

    /** How madvise(2) reports a page. Kernel: mm/madvise.c madvise_inject_error(). */
    public enum MadviseFlags implements Choice {
        /** Counted and simulated only. */
        PLAIN,
        /** Also as one that was consumed. */
        ACTION_REQUIRED
    }

    /** How a report of the zero page is turned down. Kernel: mm/memory-failure.c get_any_page(), action_result(). */
    public enum ZeroPage implements Choice {
        /** It is looked at, and belongs to the kernel. */
        RESERVED,
        /** It cannot even be held. */
        UNHANDLABLE;

        /** What the kernel log says of it. */
        public List<LogLine> lines() {
            return switch (this) {
                case RESERVED -> List.of(Printk.RECOVERY_ACTION.of("RAM", "reserved kernel page", "Ignored"));
                case UNHANDLABLE -> List.of(Printk.UNHANDLABLE.of("RAM"),
                        Printk.RECOVERY_ACTION.of("RAM", "get hwpoison page", "Ignored"));
            };
        }
    }

    /** What punch and truncate forget of a file. Kernel: fs/dax.c dax_break_layout(). */
    public enum LayoutBreak implements Choice {
        /** Only the pages they take away. */
        FORGETS_RANGE,
        /** Every page of the file. */
        FORGETS_FILE
    }

    /** What the generic handler does with a page several files have in use. Kernel: fs/dax.c dax_lock_folio(). */
    public enum SharedPage implements Choice {
        /** The page names the file that had it in use last of all for the first time, and only that one is told. */
        NEWEST_FILE,
        /** The page names the file that faulted it last, for the first time or again, and only that one is told. */
        LAST_FILE,
        /** The page carries a mark instead of a file, and following it is a kernel oops. */
        OOPS,
        /** Nobody can be found: EBUSY. */
        REFUSED
    }

    /** Who is signalled. Kernel: mm/memory-failure.c task_early_kill(), collect_procs_fsdax(). */
    public enum Victims implements Choice {
        /** The current task alone, whatever others asked for; unmapped only where it maps the page. */
        CURRENT_ONLY,
        /** The current task, and processes that asked for early kill; unmapped only where somebody is signalled. */
        CURRENT_AND_EARLY,
        /** Everybody with a page-table entry for the page; unmapped from every owner. */
        EVERY_MAPPER
    }

    /** What a fault on a page whose extent is shared does. Kernel: fs/dax.c dax_fault_iter(). */
    public enum SharedFault implements Choice {
        /** Any fault first takes the page out of every page table of that file (rule P2). */
        READ_REMOVES,
        /** Only a fault that copies does (rule P3). */
        COPY_REMOVES
    }

    /** How a fault on a known bad block ends. Kernel: fs/dax.c dax_fault_return(). */
    public enum BadBlockFault implements Choice {
        /** BUS_MCEERR_AR with lsb 12: VM_FAULT_HWPOISON. */
        HWPOISON,
        /** BUS_ADRERR: VM_FAULT_SIGBUS. */
        SIGBUS
    }

    /** What a whole-page write(2) does to a known bad block. Kernel: drivers/nvdimm/pmem.c pmem_recovery_write(). */
    public enum RecoveryWrite implements Choice {
        /** It clears the block and succeeds, unless the block is shared. */
        CLEARS,
        /** It fails with EIO. */
        REFUSED
    }

    /** How much memory of a striped device a fault is given. Kernel: drivers/md/dm.c max_io_len(). */
    public enum StripedDax implements Choice {
        /** At most one request of 1280 KiB: never an entry for 2 MiB. */
        ONE_REQUEST,
        /** A chunk. */
        WHOLE_CHUNK
    }

    /** Where the generic handler looks for processes. Kernel: mm/memory-failure.c mf_generic_kill_procs(). */
    public enum GenericPage implements Choice {
        /** At the bad page. */
        EXACT,
        /** At the first page of the folio: of an entry for 2 MiB the first, whichever page is bad. */
        FOLIO_HEAD
    }

    /** The same for a device-dax namespace. Kernel: drivers/dax/device.c dev_dax_probe(), pgmap->vmemmap_shift. */
    public enum DevicePage implements Choice {
        /** Its pages are pages of 4 KiB each: at the bad page. */
        SINGLE,
        /** Its pages are compound pages of its alignment: at the first. */
        COMPOUND
    }
}
