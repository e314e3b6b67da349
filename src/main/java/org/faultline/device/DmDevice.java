package org.faultline.device;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.kernel.KernelSource;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.jspecify.annotations.Nullable;

/**
 * A device-mapper device: a table of targets, each on other devices. Immutable; those of the same id, name and table are equal.
 * Kernel: drivers/md/dm.c dm_dax_direct_access().
 */
public final class DmDevice implements Device {
    /** What one fills in for a mapped device of whatever targets. */
    public static final List<Field> FORM =
            List.of(Field.maybe("name", "Name", "The name under /dev/mapper; without one its id."),
                    new Field("table", "Table", new Field.Type.Lines(),
                            "One line a target, as dmsetup takes it, in sectors of 512 bytes."));

    private final LayerId id;
    private final String name;
    private final List<Line> table;
    private final List<LayerId> on;
    private final Map<LayerId, Claims> claims;

    /** A device with that table: by ascending start, without gaps. */
    public DmDevice(LayerId id, String name, List<Line> table) {
        this.id = id;
        this.name = name;
        this.table = List.copyOf(table);
        this.on = table.stream().flatMap(l -> l.target.claims().stream()).map(Piece::on).distinct().toList();
        this.claims = Claims.of(this.table);
    }

    @Override
    public LayerId id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    /** Its lines by ascending start, without gaps. */
    public List<Line> table() {
        return table;
    }

    /** One line of the table: bytes of the device that one target answers for, from its byte 0 on. */
    public record Line(long start, long length, Target target) {
        private boolean holds(long offset) {
            return offset >= start && offset < start + length;
        }

        /** Every run of the device in this line that lies on byte {@code offset} of a device below. */
        public List<Piece> above(LayerId on, long offset) {
            return target.above(on, offset).stream().map(p -> p.from(start)).toList();
        }
    }

    /**
     * Bytes that lie together above and below.
     *
     * @param start first byte above: of the target, or of the device when the device says it
     * @param on the device below
     * @param at byte of the device below at which they begin
     */
    public record Piece(long start, long length, LayerId on, long at) {
        /** Byte {@code offset} above as a byte of the device below. */
        public long below(long offset) {
            return offset - start + at;
        }

        /** Byte {@code offset} of the device below as a byte above. */
        public long above(long offset) {
            return offset - at + start;
        }

        private Piece from(long first) {
            return new Piece(start + first, length, on, at);
        }
    }

    /** What one line of a table does with its bytes. It knows where they lie, and who may lie on bytes below. */
    public interface Target {
        /** What kind of target it is. */
        TargetKind kind();

        /** Bytes it answers for. */
        long length();

        /** The run of bytes around byte {@code offset} of the target that lie together below; nothing: none lie there. */
        Optional<Piece> below(long offset);

        /** Every run of the target that lies on byte {@code offset} of a device below; there may be several, or none. */
        List<Piece> above(LayerId on, long offset);

        /** Whether the kernel cuts requests where its pieces end. Kernel: include/linux/device-mapper.h max_io_len. */
        default boolean cutsRequests() {
            return false;
        }

        /** Bytes of the requests it serves best; 0: it does not say. Kernel: struct queue_limits, io_opt. */
        default long optimalBytes() {
            return 0;
        }

        /** The bytes below that it claims, as one piece for each device or stripe. */
        List<Piece> claims();

        /** Devices it uses besides those that have its bytes. */
        default List<LayerId> besides() {
            return List.of();
        }

        /** Whether it counts its sectors from the beginning of the table, so that it can only be the first line. */
        default boolean mustBeFirst() {
            return false;
        }

        /** The words behind the kind in a line of dmsetup. */
        String words();
    }

    /** A type of target: one of these for each entry of the list of targets. */
    public interface TargetKind {
        /** What is known of it; the fields are the words behind the kind in a line, the example is such a line. */
        Description description();

        /** How a new device with one such target is made. */
        Fresh fresh();

        /** The kernel's name, such as {@code linear}. */
        default String name() {
            return description().word();
        }

        /** A line of a table with such a target. */
        default String example() {
            return description().example();
        }

        /** Whether processes can map the bytes below through it. Kernel: struct target_type, direct_access. */
        default boolean passesDax() {
            return true;
        }

        /** The kernel function that finds the bytes below. */
        default KernelSource source() {
            return description().source().orElseThrow();
        }

        /** The function that finds its own bytes above those below, in the patch sets that have one. */
        Optional<KernelSource> remap();

        /** The target that {@code words} behind the kind describe, or what is wrong with them. */
        Read read(long length, List<String> words);
    }

    /**
     * How a new device of one target is made.
     *
     * @param stem what its name begins with
     * @param second why it needs a second device, as a sentence begins that ends with what is missing; nothing: it needs
     *        only one
     * @param line the only line of its table
     */
    public record Fresh(String stem, Optional<String> second, Template line) {
        /** On one device. */
        public Fresh(String stem, Template line) {
            this(stem, Optional.empty(), line);
        }

        /** Makes the line of a table on these devices, one or two. */
        public interface Template {
            String on(List<Room> devices);
        }
    }

    /** A device that something new is to lie on, by the id a table knows it by, and its bytes. */
    public record Room(String id, long bytes) {
        /** How many whole sectors it has. */
        public long sectors() {
            return Unit.SECTOR.of(bytes);
        }
    }

    /** What came of the words of a line. */
    public sealed interface Read {
        /** A target. */
        record Ok(Target target) implements Read {}

        /** Why it is none. */
        record Wrong(Misread why) implements Read {}
    }

    @Override
    public long size() {
        return table.stream().mapToLong(l -> l.start + l.length).max().orElse(0);
    }

    /** The line of the table that holds byte {@code offset} of the device, if one does. */
    public Optional<Line> line(long offset) {
        int line = firstEnding(offset + 1);
        return line == table.size() ? Optional.empty() : Optional.of(table.get(line)).filter(l -> l.holds(offset));
    }

    /** The lines that have bytes between {@code from} and {@code to} of the device, or end or begin there. */
    public List<Line> lines(long from, long to) {
        int first = firstEnding(from);
        return table.subList(first, Math.max(first, Bisection.first(table.size(), i -> table.get(i).start > to)));
    }

    private int firstEnding(long least) {
        return Bisection.first(table.size(), i -> table.get(i).start + table.get(i).length >= least);
    }

    /** The lines that lie on byte {@code offset} of a device below, in the order of the table. */
    public List<Line> linesAbove(LayerId below, long offset) {
        return Optional.ofNullable(claims.get(below)).map(c -> c.at(offset)).orElse(List.of()).stream().map(table::get)
                .toList();
    }

    /** The run of bytes around byte {@code offset} of the device that lie together below; nothing: none lie there. */
    public Optional<Piece> below(long offset) {
        return line(offset).flatMap(l -> l.target.below(offset - l.start).map(p -> p.from(l.start)));
    }

    /** One more than the last byte of the line that holds byte {@code offset}: what has no bytes below ends there. */
    public long lineEnd(long offset) {
        return line(offset).map(l -> l.start + l.length).orElse(offset);
    }

    /** Whether the kernel cuts requests for byte {@code offset} where the pieces of its target end. */
    public boolean cutsRequests(long offset) {
        return line(offset).filter(l -> l.target.cutsRequests()).isPresent();
    }

    /** Bytes of the requests its targets serve best; 0: they do not say. Kernel: block/blk-settings.c blk_stack_limits(). */
    public long optimalBytes() {
        return table.stream().mapToLong(l -> l.target.optimalBytes()).max().orElse(0);
    }

    /** Every run of the device that lies on byte {@code offset} of a device below. */
    public List<Piece> above(LayerId below, long offset) {
        return linesAbove(below, offset).stream().flatMap(l -> l.above(below, offset).stream()).toList();
    }

    /** Whether every target passes DAX on. Kernel: drivers/md/dm-table.c dm_table_supports_dax(). */
    public boolean passesDax() {
        return table.stream().allMatch(l -> l.target.kind().passesDax());
    }

    /** The devices it lies on, in the order of the table. */
    public List<LayerId> on() {
        return on;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof DmDevice device && id.equals(device.id) && name.equals(device.name)
                && table.equals(device.table));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, table);
    }

    @Override
    public String toString() {
        return id + " " + name + " " + table;
    }
}
