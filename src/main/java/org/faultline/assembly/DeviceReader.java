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
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

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
            entry.error("mode", Wrong.SECTOR_MODE);
            return Optional.empty();
        }
        Pmem.Mode mode = entry.word("mode", Pmem.Mode.class, Pmem.Mode.FSDAX);
        if (entry.isGood("size", "dataOffset") && dataOffset >= size) {
            entry.error("dataOffset", Wrong.NO_ROOM_FOR_DATA, Detail.bytes(size), Detail.bytes(dataOffset));
        }
        if (entry.isGood("base", "size") && base > PHYSICAL_END - size) {
            entry.error("base", Wrong.BEYOND_PHYSICAL);
        }
        return entry.isSound()
                ? Optional.of(new Pmem(new LayerId(id), name, base, size, dataOffset, kind, mode, false))
                : Optional.empty();
    }

    private Optional<Device> partition(Entry entry) {
        String id = entry.text("id");
        String name = name(entry, id);
        String on = ids.reference(entry, "on", Noun.DEVICE);
        long start = pages(entry, "start", name);
        long size = pages(entry, "size", name);
        if (entry.isGood("size") && size == 0) {
            entry.error("size", Wrong.PARTITION_EMPTY);
        }
        return entry.isSound()
                ? Optional.of(new Partition(new LayerId(id), name, new LayerId(on), start, size))
                : Optional.empty();
    }

    /** Whole pages of the disk. Kernel: drivers/dax/super.c fs_dax_get_by_bdev(). */
    private static long pages(Entry entry, String key, String name) {
        long value = entry.bytes(key);
        if (entry.isGood(key) && !Unit.PAGE.aligns(value)) {
            entry.error(key, Wrong.UNALIGNED_PARTITION, Detail.of(name), Detail.of(key), Detail.bytes(value),
                    Detail.written(Math.max(1, value / Unit.PAGE.bytes()) * Unit.PAGE.bytes()));
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
            entry.error("name", Wrong.BAD_NAME, Detail.quoted(name));
        }
        return name;
    }

    /** Reads a device-mapper table, line by line as dmsetup takes it: start, length, kind, and the kind's own words. */
    static final class TableReader {
        private static final String KEY = "table";
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
                entry.error(KEY, Wrong.EMPTY_TABLE);
            }
            return table;
        }

        private Optional<Line> line(Entry entry, int number, String text) {
            List<String> words = Arrays.asList(text.strip().split("\\s+"));
            if (words.size() < FIXED || !words.get(0).matches(COUNT) || !words.get(1).matches(COUNT)) {
                entry.error(KEY, number, Wrong.BAD_TABLE_LINE);
                return Optional.empty();
            }
            long start = Unit.SECTOR.toBytes(Long.parseLong(words.get(0)));
            long length = Unit.SECTOR.toBytes(Long.parseLong(words.get(1)));
            if (length == 0 || !Unit.PAGE.aligns(start) || !Unit.PAGE.aligns(length)) {
                entry.error(KEY, number, Wrong.LINE_UNALIGNED);
                return Optional.empty();
            }
            return target(entry, number, length, words).map(t -> new Line(start, length, t));
        }

        private Optional<DmDevice.Target> target(Entry entry, int number, long length, List<String> words) {
            String name = words.get(FIXED - 1);
            Optional<TargetKind> kind = kinds.stream().filter(k -> k.name().equals(name)).findFirst();
            if (kind.isEmpty()) {
                entry.error(KEY, number, Wrong.UNKNOWN_TARGET, Detail.quoted(name),
                        Detail.choices(kinds.stream().map(TargetKind::name).toList()));
                return Optional.empty();
            }
            return switch (kind.get().read(length, words.subList(FIXED, words.size()))) {
                case DmDevice.Read.Wrong wrong -> {
                    entry.error(KEY, number, Complaints.why(wrong.why(), kind.get().description().example()));
                    yield Optional.empty();
                }
                case DmDevice.Read.Ok ok -> Optional.of(ok.target()).filter(t -> isKnown(entry, number, t));
            };
        }

        private boolean isKnown(Entry entry, int number, DmDevice.Target target) {
            List<String> unknown = Stream
                    .concat(target.claims().stream().map(DmDevice.Piece::on), target.besides().stream())
                    .map(LayerId::value)
                    .filter(on -> !ids.named(Noun.DEVICE).contains(on)).distinct().toList();
            unknown.forEach(on -> entry.error(KEY, number, Wrong.UNKNOWN_ID, Detail.of(Noun.DEVICE), Detail.quoted(on),
                    Detail.choices(ids.named(Noun.DEVICE))));
            return unknown.isEmpty();
        }

        private static boolean follows(Entry entry, int number, List<Line> before, Line line) {
            long end = before.isEmpty() ? 0 : before.getLast().start() + before.getLast().length();
            if (line.start() != end && entry.isGood(KEY)) {
                entry.error(KEY, number, line.start() > end ? Wrong.TABLE_GAP : Wrong.TABLE_OVERLAP,
                        Detail.of(Unit.SECTOR.of(line.start())), Detail.of(Unit.SECTOR.of(end)));
            }
            if (line.start() > 0 && line.target().mustBeFirst()) {
                entry.error(KEY, number, Wrong.NOT_FIRST, Detail.of(line.target().kind().name()));
            }
            return line.start() == end;
        }
    }
}
