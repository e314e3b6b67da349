package org.faultline.assembly;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Unit;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.AnswerChoice.WithoutMap;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.hook.Mounting;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.MkfsLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

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
        for (Filesystem fs : unjudged.filesystems()) {
            machine = fs.log().atLarge() ? machine.with(machine.filesystem(fs.id()).orElseThrow().loggedAtLarge())
                    : machine;
        }
        return machine;
    }

    private static void tell(Entry entry, KernelDesign design, Filesystem fs, Mounting mounting) {
        String key = entry.has("dax") ? "dax" : "on";
        if (mounting.granted().isEmpty()) {
            entry.warning(key, Wrong.MOUNT_REFUSED, new Detail.OfDesign(design.id()),
                    new Detail.Ended(mounting.ending()), said(mounting),
                    new Detail.Clauses(mounting.reason()));
        } else if (mounting.isDowngraded(fs.mount())) {
            entry.warning(key, Wrong.MOUNT_WITHOUT_DAX, new Detail.OfDesign(design.id()), said(mounting),
                    new Detail.Clauses(mounting.reason()));
        }
    }

    /** What the kernel says. */
    private static Detail said(Mounting mounting) {
        return mounting.log().stream().filter(l -> WITHOUT_DAX.contains(l.format()))
                .<Detail>map(Detail.Logged::new).reduce((a, b) -> b)
                .orElseGet(() -> new Detail.Clauses(mounting.why()));
    }

    /** What a filesystem is made with: whether mkfs and the kernel take it so. */
    static final class Making {
        private Making() {}

        static void checkBlockSize(Entry entry, String kind, long blockSize, Optional<KernelDesign> design) {
            if (entry.isGood("blockSize") && (blockSize < 512 || blockSize > 65536 || Long.bitCount(blockSize) != 1)) {
                entry.error("blockSize", Wrong.BLOCK_SIZE_OF_NONE, Detail.of(blockSize));
            } else if (entry.isGood("kind") && entry.isGood("blockSize") && blockSize != Unit.PAGE.bytes()
                    && design.isPresent()) {
                entry.error("blockSize", Wrong.BLOCK_SIZE_WITHOUT_DAX, new Detail.OfDesign(design.get().id()),
                        new Detail.Said(Mounting.blockSizeLine(design.get(), kind)), Detail.of(blockSize));
            }
        }

        /** What it has for being repaired while it is mounted; what healer may do follows from that where nothing is said. */
        static Features.Online online(Entry entry) {
            boolean parent = entry.truth("parent", false);
            boolean back = parent || entry.truth("rmapbt", true);
            return new Features.Online(entry.truth("exchange", false), parent, entry.word("autofsck",
                    Features.Autofsck.class, back ? Features.Autofsck.CHECK : Features.Autofsck.NONE));
        }

        static void checkFeatures(Entry entry, Features features, Optional<KernelDesign> design) {
            if (!features.crc()) {
                needsCrc(entry, "rmapbt", features.rmapbt(), Wrong.RMAPBT_WITHOUT_CRC,
                        MkfsLine.RMAPBT_WITHOUT_CRC);
                needsCrc(entry, "reflink", features.reflink(), Wrong.REFLINK_WITHOUT_CRC,
                        MkfsLine.REFLINK_WITHOUT_CRC);
            }
            if (!features.rmapbt() && features.reflink()) {
                design.ifPresent(d -> entry.warning("rmapbt", withoutMap(d), new Detail.OfDesign(d.id())));
            }
        }

        /** What a kernel makes of a bad page that several files share, where no reverse map names them. */
        private static Wrong withoutMap(KernelDesign design) {
            if (design.chose(WithoutMap.UNCHECKED)) {
                return Wrong.SHARED_WITHOUT_RMAPBT_UNCHECKED;
            }
            return switch (design.choice(SharedPage.class)) {
                case OOPS -> Wrong.SHARED_WITHOUT_RMAPBT_OOPS;
                case REFUSED -> Wrong.SHARED_WITHOUT_RMAPBT_REFUSED;
                case NEWEST_FILE, LAST_FILE -> Wrong.SHARED_WITHOUT_RMAPBT;
            };
        }

        /** What mkfs says of version 4 of the format. Tool: mkfs/xfs_mkfs.c validate_sb_features(). */
        private static void needsCrc(Entry entry, String feature, boolean wanted, Wrong wrong,
                MkfsLine line) {
            if (wanted && entry.isGood("crc")) {
                entry.error(entry.has(feature) ? feature : "crc", wrong, new Detail.Refusal(line));
            }
        }
    }
}
