package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Misread;
import org.faultline.kernel.KernelSource;
import org.faultline.part.Description;

/**
 * A run of one device, moved. Kernel: drivers/md/dm-linear.c linear_dax_pgoff().
 *
 * @param at byte of the device below at which the target begins
 */
record Linear(long length, LayerId on, long at) implements Moved {
    private static final String FILE = "drivers/md/dm-linear.c";
    static final TargetKind KIND =
            TableWords.Kind.withDax(
                    new Description("linear", "dm-linear", "Device-mapper: a range of another device.",
                            TableWords.DISKS, List.of(TableWords.ON, TableWords.AT)).by("linear_dax_pgoff", FILE)
                            .like("0 204800 linear pmem0 2048"),
                    new Fresh("linear",
                            on -> "0 " + on.getFirst().sectors() + " linear " + on.getFirst().id() + " 0"),
                    Optional.of(KernelSource.of("linear_remap", FILE)), Linear::read);

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public String words() {
        return on + " " + TableWords.sectors(at);
    }

    private static Read read(long length, List<String> words) {
        OptionalLong at = words.size() == 2 ? TableWords.sectors(words.get(1)) : OptionalLong.empty();
        return TableWords.isPages(at)
                ? new Read.Ok(new Linear(length, new LayerId(words.getFirst()), at.getAsLong()))
                : new Read.Wrong(Misread.Form.LINEAR);
    }
}
