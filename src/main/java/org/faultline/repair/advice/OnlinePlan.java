package org.faultline.repair.advice;

import java.util.List;
import java.util.Optional;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Step.Because;
import org.faultline.repair.advice.Step.Need;

/** A page of files is written anew while the filesystem is mounted. */
final class OnlinePlan {
    private final Plight plight;
    private final List<FilePage> owners;
    private final Filesystem fs;
    private final BadRange range;
    private final Plan plan = new Plan();

    OnlinePlan(Plight plight) {
        this.plight = plight;
        this.owners = plight.owners();
        this.fs = plight.spot().orElseThrow().filesystem();
        this.range = BadRange.of(plight.machine(), plight.pmem().orElseThrow(), plight.page());
    }

    /** Through which owner a file of its own can share the bad block and so keep it from everybody else. */
    Optional<FilePage> keeper() {
        return owners.stream().filter(o -> o.isNamed() && o.hasBytes() && fs.features().reflink()
                && o.file().home() == Role.DATA
                && o.file().dax() == (fs.mount().dax() == Features.Dax.ALWAYS)).findFirst();
    }

    /** Whether this kernel lets anybody call on the files, as they are or mounted anew. */
    boolean isReachable() {
        return fs.driver().isDevice() ? owners.stream().allMatch(FilePage::isNamed)
                : (fs.mount().active() && !fs.isShutDown())
                        || mountable().isPresent();
    }

    private Optional<Features.Dax> mountable() {
        return plight.mountable(fs);
    }

    Plan data() {
        plan.must(new Action.WriteDown(range, plight.spot(), plight.purposes(), owners), Because.ONLY_NOW_KNOWN);
        if (plight.isClearable() && !plight.state().known()) {
            plan.must(new Action.Detect(range), Because.DRIVER_MUST_LIST);
        }
        if (!fs.driver().isDevice()) {
            reach();
        }
        List<FilePage> lost = owners.stream().filter(o -> o.isNamed() && o.hasBytes()).toList();
        lost.stream().filter(o -> !fs.driver().isDevice())
                .forEach(o -> plan.must(new Action.Save(o), Because.REST_IS_READABLE));
        if (!lost.isEmpty()) {
            plan.must(plight.provide(lost), Because.GOOD_BYTES_FIRST);
        }
        if (owners.size() == 1 && isWritable(owners.getFirst())) {
            inPlace(owners.getFirst());
        } else {
            each(lost);
        }
        return plan;
    }

    /** Calls on files need a filesystem that is mounted, writable, not frozen and not shut down. */
    private void reach() {
        if (fs.mount().active() && fs.mount().frozen()) {
            plan.must(new Action.Thaw(fs), Because.CALLS_NEED_THAW);
        }
        if (fs.mount().active() && fs.isShutDown()) {
            List<UserProcess> users = plight.users(fs);
            OfflinePlan.unmount(plan, users, fs, Need.MUST);
            OfflinePlan.mount(plan, plight, users, fs, Because.SHUT_DOWN_ENDS_SO, Need.MUST);
        }
        if (!fs.mount().active()) {
            plan.must(new Action.Mount(fs, mountable().orElseThrow()), Because.CALLS_NEED_MOUNT);
            if (fs.mount().frozen()) {
                plan.must(new Action.Thaw(fs), Because.CALLS_NEED_THAW);
            }
        }
        if (fs.mount().readOnly() && fs.mount().isInMemory()) {
            plan.must(new Action.MakeWritable(fs), Because.CALLS_NEED_WRITABLE);
        }
    }

    /** Whether one write of the whole page clears it: the driver clears before it writes, unless a copy is made first. */
    private boolean isWritable(FilePage owner) {
        boolean clears = !plight.isDirect(owner) || plight.design().chose(RecoveryWrite.CLEARS);
        return clears && plight.isClearable() && owner.isNamed() && owner.hasBytes()
                && owner.file().stagedAt(owner.offset() / fs.blockSize()).isEmpty();
    }

    private void inPlace(FilePage owner) {
        plan.must(new Action.Rewrite(owner), Because.WRITE_CLEARS);
        if (owner.isPartial()) {
            plan.must(new Action.Trim(owner), Because.KEEPS_LENGTH);
        }
    }

    private void each(List<FilePage> lost) {
        List<UserProcess> mappers = owners.stream().filter(FilePage::isNamed)
                .flatMap(o -> plight.mappers(o).stream()).filter(UserProcess::isRunning).distinct().toList();
        if (!mappers.isEmpty()) {
            plan.must(new Action.Pause(mappers), Because.NOBODY_SEES_THE_HOLE);
        }
        if (!plight.isClearable()) {
            keeper().ifPresent(k -> plan.must(new Action.Quarantine(k), Because.NEVER_FREE));
        }
        owners.forEach(this::letGo);
        if (fs.features().reflink()) {
            lost.stream().skip(1).filter(o -> !o.isPartial() && !lost.getFirst().isPartial())
                    .forEach(o -> plan.add(new Action.Share(lost.getFirst(), o), Because.SHARED_AGAIN, Need.MAY));
        }
        if (!mappers.isEmpty()) {
            plan.must(new Action.Resume(mappers), Because.GOOD_AGAIN);
        }
        if (plight.isClearable()) {
            OfflinePlan.freeBlock(plan, plight, range, true);
        }
    }

    private void letGo(FilePage owner) {
        if (!owner.isNamed()) {
            plan.must(new Action.LetGo(owner, plight.users(owner)), Because.NO_NAME_TO_OPEN);
            return;
        }
        plan.must(new Action.Punch(owner), owner.hasBytes() ? Because.EACH_OWNER_LETS_GO : Because.NOTHING_THERE);
        if (owner.hasBytes()) {
            plan.must(new Action.Write(owner), Because.GETS_GOOD_BLOCK);
        }
    }
}
