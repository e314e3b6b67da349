package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.kernel.KernelSource;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** Numbers among the words of a table's line, and kinds as data. */
final class TableWords {
    /** What a table can lie on. */
    static final List<String> DISKS = List.of("pmem", "partition", "dm");
    static final long MOST_SECTORS = 999_999_999_999L;
    /** The device below, as most lines name it. */
    static final Field ON = Field.reference("device", "Device", "The device below.", DISKS);
    /** Where its bytes begin there, as most lines say it. */
    static final Field AT = Field.count("at", "First sector", 0, MOST_SECTORS,
            "First sector on the device below: a multiple of 8.");
    private static final String COUNT = "[0-9]{1,12}";

    private TableWords() {}

    /** A count of sectors as bytes, or nothing when it is no plain number. */
    static OptionalLong sectors(String word) {
        return word.matches(COUNT)
                ? OptionalLong.of(Unit.SECTOR.toBytes(Long.parseLong(word)))
                : OptionalLong.empty();
    }

    /** Whether bytes begin or end where a page does: DAX passes whole pages on. */
    static boolean isPages(OptionalLong bytes) {
        return bytes.isPresent() && Unit.PAGE.aligns(bytes.getAsLong());
    }

    static String sectors(long bytes) {
        return Long.toString(Unit.SECTOR.of(bytes));
    }

    /** What reads the words of a kind. */
    interface Reader {
        Read read(long length, List<String> words);
    }

    /**
     * A kind whose words {@code reader} reads.
     *
     * @param passesDax whether the bytes below can be mapped through it
     */
    record Kind(Description description, Fresh fresh, Optional<KernelSource> remap, boolean passesDax,
            Reader reader) implements TargetKind {
        static Kind withDax(Description description, Fresh fresh, Optional<KernelSource> remap, Reader reader) {
            return new Kind(description, fresh, remap, true, reader);
        }

        static Kind withoutDax(Description description, Fresh fresh, Reader reader) {
            return new Kind(description, fresh, Optional.empty(), false, reader);
        }

        @Override
        public Read read(long length, List<String> words) {
            return reader.read(length, words);
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
