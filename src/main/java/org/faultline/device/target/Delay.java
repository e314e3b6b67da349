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
 * A run of one device, each request a while later. It has no direct_access, in no kernel: a store cannot be delayed.
 * Kernel: drivers/md/dm-delay.c delay_map().
 *
 * @param at byte of the device below at which the target begins
 * @param delay milliseconds, as written
 */
record Delay(long length, LayerId on, long at, String delay) implements Moved {
    private static final int WORDS = 3;
    private static final long MOST = 999_999_999;
    static final TargetKind KIND = TableWords.Kind.withoutDax(
            new Description("delay", "dm-delay",
                    "Device-mapper: another device, each request later; nobody can map it.", TableWords.DISKS,
                    List.of(TableWords.ON, TableWords.AT, Field.count("delay", "Delay", 0, MOST,
                            "Milliseconds by which each request is later.")))
                    .by("delay_map", "drivers/md/dm-delay.c").like("0 204800 delay pmem0 2048 100"),
            new Fresh("delay",
                    on -> "0 " + on.getFirst().sectors() + " delay " + on.getFirst().id() + " 0 100"),
            Delay::read);

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public String words() {
        return on + " " + TableWords.sectors(at) + " " + delay;
    }

    private static Read read(long length, List<String> words) {
        OptionalLong at = words.size() == WORDS ? TableWords.sectors(words.get(1)) : OptionalLong.empty();
        return TableWords.isPages(at) && words.getLast().matches("[0-9]{1,9}")
                ? new Read.Ok(new Delay(length, new LayerId(words.getFirst()), at.getAsLong(), words.getLast()))
                : new Read.Wrong(Misread.Form.DELAY);
    }
}
