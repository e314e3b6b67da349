package org.faultline.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.stack.KernelSource;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped.Piece;
import org.faultline.stack.Mapped.Read;
import org.faultline.stack.Mapped.Target;
import org.faultline.stack.Mapped.TargetKind;

/**
 * A run of one device whose bytes are encrypted, so that nobody can map them: it passes no DAX on. Kernel:
 * drivers/md/dm-crypt.c crypt_map().
 *
 * @param cipher the words before the device: cipher, key and the number of the first sector for the cipher
 * @param at byte of the device below at which the target begins
 */
record Crypt(long length, List<String> cipher, LayerId on, long at) implements Target {
    private static final int BEFORE = 3;
    static final TargetKind KIND = new Kind();

    Crypt {
        cipher = List.copyOf(cipher);
    }

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public Piece below(long offset) {
        return new Piece(0, length, on, at);
    }

    @Override
    public List<Piece> above(LayerId device, long offset) {
        return device.equals(on) && offset >= at && offset - at < length ? claims() : List.of();
    }

    @Override
    public List<Piece> claims() {
        return List.of(new Piece(0, length, on, at));
    }

    @Override
    public String words() {
        return String.join(" ", cipher) + " " + on + " " + Words.sectors(at);
    }

    /** The kind, which alone says that DAX ends here. */
    private record Kind() implements TargetKind {
        @Override
        public String name() {
            return "crypt";
        }

        @Override
        public String description() {
            return "Bytes of one device, encrypted: no DAX.";
        }

        @Override
        public String example() {
            return "0 204800 crypt aes-xts-plain64 :32:logon:key 0 pmem0 2048";
        }

        @Override
        public boolean passesDax() {
            return false;
        }

        @Override
        public KernelSource source() {
            return KernelSource.of("crypt_map", "drivers/md/dm-crypt.c");
        }

        @Override
        public Optional<KernelSource> remap() {
            return Optional.empty();
        }

        @Override
        public Read read(long length, List<String> words) {
            OptionalLong at = words.size() == BEFORE + 2 ? Words.sectors(words.getLast()) : OptionalLong.empty();
            return Words.isPages(at)
                    ? new Read.Ok(new Crypt(length, words.subList(0, BEFORE), new LayerId(words.get(BEFORE)),
                            at.getAsLong()))
                    : new Read.Wrong("A crypt target has a cipher, a key, a first number, a device and its first sector"
                            + " there, a multiple of 8.", "Write a line such as \"" + example() + "\".");
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
