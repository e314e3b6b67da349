package org.faultline.device.target;

import java.util.List;
import java.util.OptionalLong;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Misread;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * A run of one device whose bytes are encrypted, so that nobody can map them: it passes no DAX on. Kernel:
 * drivers/md/dm-crypt.c crypt_map().
 *
 * @param cipher the words before the device: cipher, key and the number of the first sector for the cipher
 * @param at byte of the device below at which the target begins
 */
record Crypt(long length, List<String> cipher, LayerId on, long at) implements Moved {
    private static final int BEFORE = 3;
    static final TargetKind KIND = TableWords.Kind.withoutDax(
            new Description("crypt", "dm-crypt", "Device-mapper: another device, encrypted; nobody can map it.",
                    TableWords.DISKS,
                    List.of(Field.words("cipher", "Cipher", "The cipher's name."),
                            Field.words("key", "Key", "The key, or where the kernel keeps it."),
                            Field.count("iv", "First number", 0, TableWords.MOST_SECTORS,
                                    "Number of the first sector for the cipher."),
                            TableWords.ON, TableWords.AT))
                    .by("crypt_map", "drivers/md/dm-crypt.c")
                    .like("0 204800 crypt aes-xts-plain64 :32:logon:key 0 pmem0 2048"),
            new Fresh("crypt", on -> "0 " + on.getFirst().sectors() + " crypt aes-xts-plain64 :32:logon:key 0 "
                    + on.getFirst().id() + " 0"),
            Crypt::read);

    Crypt {
        cipher = List.copyOf(cipher);
    }

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public String words() {
        return String.join(" ", cipher) + " " + on + " " + TableWords.sectors(at);
    }

    private static Read read(long length, List<String> words) {
        OptionalLong at = words.size() == BEFORE + 2 ? TableWords.sectors(words.getLast()) : OptionalLong.empty();
        return TableWords.isPages(at)
                ? new Read.Ok(new Crypt(length, words.subList(0, BEFORE), new LayerId(words.get(BEFORE)),
                        at.getAsLong()))
                : new Read.Wrong(Misread.Form.CRYPT);
    }
}
