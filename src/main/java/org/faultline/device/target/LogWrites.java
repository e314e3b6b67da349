package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Misread;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * A whole device, whose writes are also noted on another one; what is noted there is not described. Sectors are not
 * counted from the line but from the table's beginning. Kernel: drivers/md/dm-log-writes.c log_writes_dax_pgoff().
 *
 * @param log where the writes are noted
 */
record LogWrites(long length, LayerId on, LayerId log) implements Moved {
    private static final String FILE = "drivers/md/dm-log-writes.c";
    private static final int WORDS = 2;
    static final TargetKind KIND =
            TableWords.Kind.withDax(
                    new Description("log-writes", "dm-log-writes",
                            "Device-mapper: a device whose writes are noted on another one.", TableWords.DISKS,
                            List.of(TableWords.ON, Field.reference("log", "Log", "The device the writes are noted on.",
                                    TableWords.DISKS)))
                            .by("log_writes_dax_pgoff", FILE).like("0 204800 log-writes pmem0 pmem1"),
                    new Fresh("logged", Optional.of("The writes are noted on a second device, and only"),
                            on -> "0 " + on.getFirst().sectors() + " log-writes " + on.getFirst().id() + " "
                                    + on.getLast().id()),
                    Optional.empty(), LogWrites::read);

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public long at() {
        return 0;
    }

    @Override
    public List<LayerId> besides() {
        return List.of(log);
    }

    @Override
    public boolean mustBeFirst() {
        return true;
    }

    @Override
    public String words() {
        return on + " " + log;
    }

    private static Read read(long length, List<String> words) {
        return words.size() == WORDS
                ? new Read.Ok(new LogWrites(length, new LayerId(words.getFirst()), new LayerId(words.getLast())))
                : new Read.Wrong(Misread.Form.LOG_WRITES);
    }
}
