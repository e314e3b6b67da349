package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Acts by which somebody clears poison from below, at the disk of a namespace. */
final class ClearingActs {
    private static final List<String> ON = List.of("pmem");
    /** Each page may be cleared at a step of its own. */
    private static final long MOST_PAGES = 65_536;

    static final ActKind WRITE_ZEROS = new ActKind(
            new Description("write_zeros", "Write zeros",
                    "Zeros are written to the disk, under every filesystem on it: the driver clears what it lists there.",
                    ON, List.of(ActFields.DISK, ActFields.DISK_OFFSET, ActFields.PAGES_LENGTH))
                    .by("pmem_submit_bio", "drivers/nvdimm/pmem.c")
                    .like("{\"act\": \"write_zeros\", \"device\": \"pmem0\", \"offset\": \"10MiB\", \"length\": 4096}"),
            true, ClearingActs::zeros);
    static final ActKind CLEAR_ERRORS = new ActKind(
            new Description("clear_errors", "ndctl clear-errors",
                    "Every error of the namespace that is known is cleared; what was there is lost.", ON,
                    List.of(ActFields.DISK)).by("__nd_ioctl", "drivers/nvdimm/bus.c")
                    .like("{\"act\": \"clear_errors\", \"device\": \"pmem0\"}"),
            true, said -> disk(said).map(p -> new Act.ClearErrors(p.id())));

    private ClearingActs() {}

    private static Optional<Act> zeros(Said said) {
        long offset = said.number("offset");
        long length = said.number("length");
        Optional<Pmem> disk = disk(said);
        if (said.isGood("length") && length == 0) {
            said.error("length", Wrong.CALL_EMPTY);
        } else if (said.isGood("length") && Unit.PAGE.of(length) > MOST_PAGES) {
            said.error("length", Wrong.ZEROS_TOO_MANY, Detail.of(Unit.PAGE.of(length)), Detail.of(MOST_PAGES));
        }
        disk.filter(p -> said.isGood("offset", "length") && (offset > p.size() || length > p.size() - offset))
                .ifPresent(p -> said.error("length", Wrong.ZEROS_PAST_END, Detail.of(p.size())));
        return disk.filter(p -> said.isSound()).map(p -> new Act.WriteZeros(p.id(), offset, length));
    }

    /** The namespace, if it has a disk to be written to. */
    private static Optional<Pmem> disk(Said said) {
        LayerId id = said.layer("device");
        Optional<Pmem> pmem = said.scope().around().devices().device(id)
                .flatMap(d -> d instanceof Pmem p ? Optional.of(p) : Optional.empty());
        if (said.isGood("device") && pmem.filter(p -> p.entry().isEmpty()).isEmpty()) {
            said.error("device", Wrong.NO_DISK, Detail.quoted(id.value()));
        }
        return pmem.filter(p -> said.isSound());
    }
}
