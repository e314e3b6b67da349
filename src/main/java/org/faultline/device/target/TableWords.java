package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.kernel.KernelSource;

/** Numbers among the words of a table's line, and kinds as data. */
final class TableWords {
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
    record Kind(String name, String description, String example, KernelSource source, Optional<KernelSource> remap,
            boolean passesDax, Reader reader) implements TargetKind {
        static Kind withDax(String name, String description, String example, KernelSource source,
                Optional<KernelSource> remap, Reader reader) {
            return new Kind(name, description, example, source, remap, true, reader);
        }

        static Kind withoutDax(String name, String description, String example, KernelSource source, Reader reader) {
            return new Kind(name, description, example, source, Optional.empty(), false, reader);
        }

        @Override
        public Read read(long length, List<String> words) {
            return reader.read(length, words);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
