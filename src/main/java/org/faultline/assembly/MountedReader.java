package org.faultline.assembly;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Unit;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.hook.Mounting;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;

/** Mounts: what the chosen kernel makes of the filesystems a document says are mounted. */
final class MountedReader {
    /** What a kernel prints when a mount gets no DAX, or is refused for it. */
    private static final Set<Printk> WITHOUT_DAX = Collections.unmodifiableSet(EnumSet.of(Printk.XFS_DAX_UNSUPPORTED,
            Printk.XFS_DAX_REFLINK, Printk.XFS_DAX_PARTITIONS, Printk.EXT4_DAX_UNSUPPORTED));

    private MountedReader() {}

    /** The machine with each filesystem mounted in turn as {@code design} does it; what it refuses is a warning. */
    static Machine mounted(Machine unjudged, KernelDesign design, List<Entry> entries) {
        Machine machine = unjudged;
        for (Filesystem fs : unjudged.filesystems()) {
            machine = machine.with(fs.with(fs.mount().gone()));
        }
        for (Filesystem fs : unjudged.filesystems()) {
            if (fs.mount().active() || fs.mount().isUnderWay()) {
                Mounting mounting = Mounting.of(design, machine, fs, fs.mount());
                machine = mounting.since(machine, fs);
                entries.stream().filter(e -> e.text("id", "").equals(fs.id().value())).findFirst()
                        .ifPresent(e -> tell(e, design, fs, mounting));
            }
        }
        return machine;
    }

    private static void tell(Entry entry, KernelDesign design, Filesystem fs, Mounting mounting) {
        String key = entry.has("dax") ? "dax" : "on";
        if (mounting.granted().isEmpty()) {
            entry.warning(key, "mount-refused",
                    DesignText.title(design) + " refuses to mount it (" + mounting.ending().word() + "): "
                            + because(mounting),
                    "Choose another design, mount without DAX, or make and place the filesystem otherwise; until then"
                            + " nobody can open its files.");
        } else if (mounting.isDowngraded(fs.mount())) {
            entry.warning(key, "mount-without-dax",
                    DesignText.title(design) + " mounts it without DAX: " + because(mounting),
                    "Choose another design, or give it a device that has DAX and no other holder; until then its files lie in the"
                            + " page cache.");
        }
    }

    /** What the kernel says, and why it has the rule. */
    private static String because(Mounting mounting) {
        String said = mounting.log().stream().filter(l -> WITHOUT_DAX.contains(l.format())).map(LogLine::text)
                .reduce((a, b) -> b).orElseGet(() -> Sentences.of(mounting.why()));
        return said + " " + Sentences.of(mounting.reason());
    }

    /** What a filesystem is made with: whether mkfs and the kernel take it so. */
    static final class Making {
        private Making() {}

        static void checkBlockSize(Entry entry, String kind, long blockSize, Optional<KernelDesign> design) {
            if (entry.isGood("blockSize") && (blockSize < 512 || blockSize > 65536 || Long.bitCount(blockSize) != 1)) {
                entry.error("blockSize", "block-size", "No filesystem has blocks of " + blockSize + " bytes.",
                        "Write \"blockSize\": 4096, the page size: DAX needs both to be equal.");
            } else if (entry.isGood("blockSize") && blockSize != Unit.PAGE.bytes() && design.isPresent()) {
                entry.error("blockSize", "block-size",
                        DesignText.title(design.get()) + " says: " + Mounting.blockSizeLine(design.get(), kind).said()
                                + " A page of a file is"
                                + " mapped as the one block it lies in, so blocks of " + blockSize
                                + " bytes have no DAX; other ones than those of 4096 bytes are not described here.",
                        "Write \"blockSize\": 4096, the page size: DAX needs both to be equal.");
            }
        }

        static void checkFeatures(Entry entry, Features features, Optional<KernelDesign> design) {
            if (!features.crc()) {
                needsCrc(entry, "rmapbt", features.rmapbt());
                needsCrc(entry, "reflink", features.reflink());
            }
            if (!features.rmapbt() && features.reflink()) {
                design.ifPresent(d -> entry.warning("rmapbt", "shared-without-rmapbt",
                        "When a shared page of it goes bad, " + DesignText.title(d) + withoutMap(d),
                        "Write \"rmapbt\": true, or \"reflink\": false."));
            }
        }

        /** What a kernel makes of a bad page that several files share, where no reverse map names them. */
        private static String withoutMap(KernelDesign design) {
            return switch (design.choice(SharedPage.class)) {
                case OOPS -> " stops with an oops; here it only finds one owner.";
                case REFUSED -> " finds none of its owners.";
                case NEWEST_FILE, LAST_FILE -> " only finds one owner.";
            };
        }

        /** What mkfs says of version 4 of the format. Tool: mkfs/xfs_mkfs.c validate_sb_features(). */
        private static void needsCrc(Entry entry, String feature, boolean wanted) {
            if (wanted && entry.isGood("crc")) {
                entry.error(entry.has(feature) ? feature : "crc", feature + "-without-crc",
                        "Making it is refused: " + feature
                                + " not supported without CRC support. Version 4 of the format"
                                + " has no field that could say so.",
                        "Write \"crc\": true, or " + Wording.quote(feature) + ": false.");
            }
        }
    }
}
