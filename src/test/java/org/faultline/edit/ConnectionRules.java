package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Field;

/** The fourteen rules, each with what stands before, what breaks it, and what is said then. */
final class ConnectionRules {
    private ConnectionRules() {}

    /** Something done by hand, whatever a kernel says of it. */
    interface Step extends UnaryOperator<TopologyDocument> {}

    /**
     * One rule.
     *
     * @param base what stands before
     * @param breaks what breaks the rule
     * @param says part of the message
     * @param fix title of the edit that is offered first
     */
    record Row(String name, String design, List<Step> base, List<Step> breaks, String code, String says,
            String fix) {
        TopologyDocument before() {
            return after(TopologyDocument.blank(name, design), base);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        String now = "linux-6.12";
        return List.of(
                new Row("01-namespace-without-struct-pages", now, List.of(add("pmem namespace"), set("pmem0", "mode",
                        "raw")), List.of(add("XFS", "pmem0")), "mount-without-dax",
                        "XFS (pmem0): DAX unsupported by block device. Turning off DAX. pmem0 is no dax device: its"
                                + " namespace is in mode raw",
                        "Make pmem0 an fsdax namespace"),
                new Row("02-second-holder-of-a-dax-device", now, partitions(), second(), "mount-without-dax",
                        "XFS (pmem0p2): DAX unsupported by block device. Turning off DAX. Another filesystem is the"
                                + " holder",
                        "Mount it with dax=never"),
                new Row("03-partition-inside-a-page", now, List.of(add("pmem namespace"), add("Partition", "pmem0")),
                        List.of(set("pmem0p1", "start", "2049s")), "unaligned-partition",
                        "pmem0p1: error: unaligned partition for dax", "Let it begin and end with a page"),
                new Row("04-blocks-smaller-than-pages", now, disk(), List.of(set("xfs0", "blockSize", "1024")),
                        "block-size", "Linux 6.12 says: DAX not supported for blocksize. Turning off DAX.",
                        "Make it with blocks of 4 KiB"),
                new Row("05-reflink-with-dax", "linux-5.10", List.of(add("pmem namespace")),
                        List.of(add("XFS", "pmem0")), "mount-refused",
                        "Linux 5.10 refuses to mount it (EINVAL): XFS (pmem0): DAX and reflink cannot be used"
                                + " together!",
                        "Make it without shared blocks"),
                new Row("06-reflink-with-dax-on-a-partition", now, List.of(add("pmem namespace"), add("Partition",
                        "pmem0")), List.of(add("XFS", "pmem0p1")), "mount-refused",
                        "XFS (pmem0p1): DAX and reflink cannot work with multi-partitions!",
                        "Make it without shared blocks"),
                new Row("07-reverse-map-without-checksums", now, disk(), List.of(set("xfs0", "crc", "false")),
                        "rmapbt-without-crc", "rmapbt not supported without CRC support",
                        "Make it with checksums (crc)"),
                new Row("08-reflink-with-a-realtime-device", now, List.of(add("pmem namespace"), add("pmem namespace"),
                        add("XFS", "pmem0")), List.of(set("xfs0", "realtime/device", "pmem1")), "realtime-reflink",
                        "reflink not supported with realtime devices", "Make it without reverse map and shared blocks"),
                new Row("09-target-without-dax", now, List.of(add("pmem namespace"), add("dm-crypt", "pmem0")),
                        List.of(add("XFS", "crypt0")), "mount-without-dax",
                        "XFS (crypt0): DAX unsupported by block device. Turning off DAX. crypt0 is no dax device: it"
                                + " has a target that does not pass DAX on.",
                        "Make crypt0 linear"),
                new Row("10-gap-in-a-table", now, List.of(add("pmem namespace"), add("dm-linear", "pmem0")),
                        List.of(set("linear0", "table", "0 204800 linear pmem0 0\n208896 204800 linear pmem0 204800")),
                        "table-gap", "The device mapper refuses it (EINVAL): Gap in table.",
                        "Let each line begin where the last one ends"),
                new Row("11-log-on-the-data-device", now, disk(), List.of(set("xfs0", "log/device", "pmem0")),
                        "log-on-data", "an internal log is made of blocks of the data device",
                        "Keep the log on the data device"),
                new Row("12-map-sync-without-dax", now, mapped(set("xfs0", "dax", "never")),
                        List.of(set("m101", "flags", "sync")), "sync-without-dax",
                        "mmap(MAP_SYNC) fails: EOPNOTSUPP. /mnt/db/a has no DAX", "Map it shared"),
                new Row("13-huge-mapping-unaligned", now, mapped(set("a", "size", "8 MiB"), set("m101", "length",
                        "8 MiB"), set("m101", "address", "0x7f1000001000")),
                        List.of(set("m101", "huge", "true")), "huge-address",
                        "VM_FAULT_FALLBACK): the virtual address 0x7f1000001000 is no multiple of 2 MiB.",
                        "Move its address to "),
                new Row("14-reflink-on-ext4", now, List.of(add("pmem namespace"), add("ext4", "pmem0"),
                        add("File", "ext40")), List.of(d -> document(Sharing.reflink(d, "a"))), "ext4-shares-nothing",
                        "ioctl(FICLONE): EOPNOTSUPP (Operation not supported).", "Give it blocks of its own"));
    }

    static List<Step> disk() {
        return List.of(add("pmem namespace"), add("XFS", "pmem0"));
    }

    /** A filesystem that holds the disk's dax device. */
    static List<Step> partitions() {
        return List.of(add("pmem namespace"), add("Partition", "pmem0"), add("Partition", "pmem0"),
                add("XFS", "pmem0p1"), set("xfs0", "reflink", "false"));
    }

    static List<Step> second() {
        return List.of(add("XFS", "pmem0p2"), set("xfs1", "reflink", "false"));
    }

    static List<Step> mapped(Step... more) {
        List<Step> steps = new ArrayList<>(disk());
        steps.add(add("File", "xfs0"));
        steps.add(document -> document(MapAndTouch.mapAnywhere(document, "a")));
        steps.addAll(List.of(more));
        return steps;
    }

    static Step add(String title, String... on) {
        return document -> document(
                Adding.add(document, Parts.titled(title).orElseThrow(), List.of(on).stream().findFirst()));
    }

    static Step set(String id, String key, String typed) {
        return document -> {
            Item item = Items.of(document).find(id).orElseThrow();
            Field field = Parts.of(item.kind()).orElseThrow().fields().stream().filter(f -> f.key().equals(key))
                    .findFirst().orElseThrow();
            return document(Changing.set(document, id, field, typed));
        };
    }

    static TopologyDocument after(TopologyDocument document, List<Step> steps) {
        TopologyDocument next = document;
        for (Step step : steps) {
            next = step.apply(next);
        }
        return next;
    }

    static TopologyDocument document(Built built) {
        return switch (built) {
            case Built.Done done -> done.document();
            case Built.Refused no -> throw new AssertionError(no.reason());
        };
    }
}
