package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;

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
        if (entry.text("mode", "").equals("sector")) {
            entry.error("mode", "sector-mode",
                    "A namespace in sector mode (BTT) has no DAX: its translation table moves a sector with every write,"
                            + " so no page of a file stays where it is. It is not described here.",
                    "Write \"mode\": \"fsdax\", or \"raw\" for a block device without DAX.");
            return Optional.empty();
        }
        Pmem.Mode mode = entry.word("mode", Pmem.Mode.class, Pmem.Mode.FSDAX);
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
                ? Optional.of(new Pmem(new LayerId(id), name, base, size, dataOffset, kind, mode, false))
                : Optional.empty();
    }

    private Optional<Device> partition(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        String on = ids.reference(entry, "on", "device");
        long start = pages(entry, "start", name);
        long size = pages(entry, "size", name);
        if (entry.isGood("size") && size == 0) {
            entry.error("size", "number-too-small", "The partition has no bytes.", "Give it a size of at least 4096.");
        }
        return entry.isSound()
                ? Optional.of(new Partition(new LayerId(id), name, new LayerId(on), start, size))
                : Optional.empty();
    }

    /** Whole pages of the disk. Kernel: drivers/dax/super.c fs_dax_get_by_bdev(). */
    private static long pages(Entry entry, String key, String name) {
        long value = entry.bytes(key);
        if (entry.isGood(key) && !Unit.PAGE.aligns(value)) {
            entry.error(key, "unaligned-partition",
                    "The kernel says: " + name + ": error: unaligned partition for dax. Its " + key + ", "
                            + Wording.bytes(value)
                            + ", is no multiple of 4 KiB, so none of its pages would be a page of memory.",
                    "Write a multiple of 4096, such as "
                            + Wording.value(Math.max(1, value / Unit.PAGE.bytes()) * Unit.PAGE.bytes()) + ".");
        }
        return value;
    }

    private Optional<Device> mapped(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        List<DmDevice.Line> table = tables.read(entry);
        return entry.isSound() ? Optional.of(new DmDevice(new LayerId(id), name, table)) : Optional.empty();
    }

    private static String name(Entry entry, String id) {
        String name = entry.text("name", id);
        if (entry.isGood("id", "name") && !name.matches(NAME)) {
            entry.error("name", "bad-name", Wording.quote(name) + " cannot be the kernel's name of a device.",
                    "Write a name such as \"pmem0\" or \"pmem0p1\".");
        }
        return name;
    }

    /** Reads a device-mapper table, line by line as dmsetup takes it: start, length, kind, and the kind's own words. */
    static final class TableReader {
        private static final String KEY = "table";
        private static final String FORM = "Write a line such as \"0 204800 linear pmem0 2048\", in sectors.";
        private static final String COUNT = "[0-9]{1,12}";
        private static final int FIXED = 3;

        private final Ids ids;
        private final List<TargetKind> kinds;

        TableReader(Ids ids, List<TargetKind> kinds) {
            this.ids = ids;
            this.kinds = List.copyOf(kinds);
        }

        /** The lines that could be read; the entry is not sound when there are others, or gaps, or overlaps. */
        List<Line> read(Entry entry) {
            List<Line> table = new ArrayList<>();
            List<String> texts = entry.lines(KEY);
            for (int i = 0; i < texts.size(); i++) {
                int number = i;
                line(entry, number, texts.get(i)).filter(l -> follows(entry, number, table, l)).ifPresent(table::add);
            }
            if (texts.isEmpty() && entry.isGood(KEY)) {
                entry.error(KEY, "empty-table", "The table has no lines.", FORM);
            }
            return table;
        }

        private Optional<Line> line(Entry entry, int number, String text) {
            List<String> words = Arrays.asList(text.strip().split("\\s+"));
            if (words.size() < FIXED || !words.get(0).matches(COUNT) || !words.get(1).matches(COUNT)) {
                entry.error(KEY, number, "bad-table-line",
                        "A line of a table begins with its first sector, its length and a target.", FORM);
                return Optional.empty();
            }
            long start = Unit.SECTOR.toBytes(Long.parseLong(words.get(0)));
            long length = Unit.SECTOR.toBytes(Long.parseLong(words.get(1)));
            if (length == 0 || !Unit.PAGE.aligns(start) || !Unit.PAGE.aligns(length)) {
                entry.error(KEY, number, "unaligned", "The line does not hold whole pages, as DAX needs.",
                        "Make its start and its length multiples of 8 sectors, the length not 0.");
                return Optional.empty();
            }
            return target(entry, number, length, words).map(t -> new Line(start, length, t));
        }

        private Optional<DmDevice.Target> target(Entry entry, int number, long length, List<String> words) {
            String name = words.get(FIXED - 1);
            Optional<TargetKind> kind = kinds.stream().filter(k -> k.name().equals(name)).findFirst();
            if (kind.isEmpty()) {
                entry.error(KEY, number, "unknown-target",
                        "There is no target " + Wording.quote(name) + " here.",
                        "Write " + Wording.choices(kinds.stream().map(TargetKind::name).toList()) + ".");
                return Optional.empty();
            }
            return switch (kind.get().read(length, words.subList(FIXED, words.size()))) {
                case DmDevice.Read.Wrong wrong -> {
                    entry.error(KEY, number, "bad-target", wrong.message(), wrong.remedy());
                    yield Optional.empty();
                }
                case DmDevice.Read.Ok ok -> Optional.of(ok.target()).filter(t -> isKnown(entry, number, t));
            };
        }

        private boolean isKnown(Entry entry, int number, DmDevice.Target target) {
            List<String> unknown = Stream
                    .concat(target.claims().stream().map(DmDevice.Piece::on), target.besides().stream())
                    .map(LayerId::value)
                    .filter(on -> !ids.named("device").contains(on)).distinct().toList();
            unknown.forEach(on -> entry.error(KEY, number, "unknown-id",
                    "There is no device with the id " + Wording.quote(on) + ".",
                    "Write the id of a device: " + Wording.choices(ids.named("device")) + "."));
            return unknown.isEmpty();
        }

        private static boolean follows(Entry entry, int number, List<Line> before, Line line) {
            long end = before.isEmpty() ? 0 : before.getLast().start() + before.getLast().length();
            if (line.start() != end && entry.isGood(KEY)) {
                entry.error(KEY, number, line.start() > end ? "table-gap" : "table-overlap",
                        "The device mapper refuses it (EINVAL): Gap in table. The line begins at sector "
                                + Unit.SECTOR.of(line.start())
                                + ", but the lines before it end at "
                                + Unit.SECTOR.of(end) + ".",
                        "Let it begin at sector " + Unit.SECTOR.of(end) + ".");
            }
            if (line.start() > 0 && line.target().mustBeFirst()) {
                entry.error(KEY, number, "not-first", "A " + line.target().kind().name() + " target counts its sectors"
                        + " from the beginning of the table, so behind other lines its bytes lie elsewhere than they seem.",
                        "Make it the only line of its table.");
            }
            return line.start() == end;
        }
    }
}
