package org.faultline.repair.advice;

import java.util.List;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.DeviceStack;
import org.faultline.process.UserProcess;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.Spot;
import org.faultline.repair.advice.Action.Clear.Content;
import org.faultline.repair.advice.Step.Because;
import org.faultline.repair.advice.Step.Need;

/** The sectors are cleared on the disk while nobody uses the filesystem; or nothing is done. */
final class OfflinePlan {
    private final Plight plight;
    private final BadRange range;
    private final Plan plan = new Plan();

    OfflinePlan(Plight plight) {
        this.plight = plight;
        this.range = BadRange.of(plight.machine(), plight.pmem().orElseThrow(), plight.page());
        plan.must(new Action.WriteDown(range, plight.spot(), plight.purposes(), plight.owners()),
                Because.ONLY_NOW_KNOWN);
    }

    /** A block of the filesystem's own. */
    Plan metadata() {
        Filesystem fs = plight.spot().orElseThrow().filesystem();
        boolean log = plight.isOfLog();
        if (!plight.state().known()) {
            plan.must(new Action.Detect(range), Because.DRIVER_MUST_LIST);
        }
        saved(fs);
        List<UserProcess> users = plight.users(fs);
        unmount(plan, users, fs, Need.MUST);
        if (!isAlive(fs) && log) {
            plan.must(new Action.Rescue(fs), Because.WITHOUT_LOG);
        }
        plan.must(new Action.Rehearse(fs), Because.COPY_TELLS);
        if (!log) {
            replay(plan, fs, Need.MUST);
        }
        boolean external = plight.purposes().stream().anyMatch(Purpose.ExternalLog.class::isInstance);
        plan.must(new Action.Clear(range, fs, Content.ZEROS),
                external ? Because.LOG_MAY_BE_REPLACED : Because.REPAIR_READS_IT);
        if (new Beside(plight).stopsRepair()) {
            return plan;
        }
        plan.must(new Action.Repair(fs), Because.ALWAYS_AFTER_CLEARING);
        plan.must(new Action.Verify(fs), Because.ONE_RUN_IS_NOT_ENOUGH);
        mount(plan, plight, List.of(), fs, Because.ONLY_AFTER_REPAIR, Need.MUST);
        plan.must(new Action.Search(fs), Because.NAMES_MAY_BE_THERE);
        if (!users.isEmpty()) {
            plan.must(new Action.Start(users), Because.BACK_TO_WORK);
        }
        return plan;
    }

    private static boolean isAlive(Filesystem fs) {
        return fs.mount().active() && !fs.isShutDown();
    }

    /** Before a repair: it would throw away what is in the log alone. */
    private static void replay(Plan plan, Filesystem fs, Need need) {
        if (!isAlive(fs) && fs.isLogged()) {
            plan.add(new Action.Replay(fs), Because.LOG_BEFORE_CLEARING, need);
        }
    }

    private void saved(Filesystem fs) {
        thaw(plan, fs, Need.MUST);
        if (isAlive(fs)) {
            plan.must(new Action.CopyAway(fs), Because.MORE_MAY_GO);
        }
    }

    /** Pages of files that no call reaches: they are written below the filesystem, for all owners at once. */
    Plan restored() {
        Filesystem fs = plight.spot().orElseThrow().filesystem();
        List<FilePage> lost = plight.owners().stream().filter(FilePage::hasBytes).toList();
        if (!plight.state().known()) {
            plan.must(new Action.Detect(range), Because.DRIVER_MUST_LIST);
        }
        if (!lost.isEmpty()) {
            plan.must(plight.provide(lost), Because.GOOD_BYTES_FIRST);
        }
        if (fs.driver().isDevice()) {
            stop(plan, plight.users(fs), Need.MUST);
        } else {
            thaw(plan, fs, Need.MUST);
            unmount(plan, plight.users(fs), fs, Need.MUST);
        }
        plan.must(new Action.Clear(range, fs, lost.isEmpty() ? Content.ZEROS : Content.GOOD), Because.NO_CALL_REACHES);
        if (isReadFirst() && new Beside(plight).stopsRepair()) {
            return plan;
        }
        if (isReadFirst()) {
            plan.must(new Action.Repair(fs), Because.ALWAYS_AFTER_CLEARING);
        }
        if (!fs.driver().isDevice()) {
            plan.must(new Action.Verify(fs), Because.ONE_RUN_IS_NOT_ENOUGH);
        }
        return plan;
    }

    private boolean isReadFirst() {
        return plight.spot().map(ReadWindow::of).filter(ReadWindow::isReadFirst).isPresent();
    }

    /** A page that nobody owns. */
    Plan nobodys() {
        plan.must(new Action.Leave(range), Because.COSTS_NOTHING);
        if (isReadFirst() && plight.isClearable()) {
            Filesystem fs = plight.spot().orElseThrow().filesystem();
            thaw(plan, fs, Need.WHILE_LISTED);
            freeBlock(plan, plight, range, fs.mount().isInMemory());
        }
        return plan;
    }

    /** Memory that cannot be cleared: what can be read is copied away. */
    Plan copied() {
        plight.spot().map(Spot::filesystem).filter(f -> !f.driver().isDevice()).ifPresent(fs -> {
            saved(fs);
            if (!isAlive(fs)) {
                unmount(plan, plight.users(fs), fs, Need.MUST);
                plan.must(new Action.Rescue(fs), Because.MORE_MAY_GO);
            }
        });
        return plan;
    }

    /** Nothing on the namespace matters: everything that is bad on it is cleared. */
    Plan everything() {
        Pmem pmem = range.pmem();
        DeviceStack stack = new DeviceStack(plight.machine());
        List<Filesystem> there = plight.machine().filesystems().stream()
                .filter(f -> f.volumes().stream().anyMatch(v -> stack.under(v.on()).contains(pmem))).toList();
        List<UserProcess> users = there.stream().flatMap(f -> plight.users(f).stream()).distinct().toList();
        stop(plan, users, Need.MUST);
        there.stream().filter(f -> f.mount().isInMemory() && !f.driver().isDevice()).forEach(f -> {
            thaw(plan, f, Need.MUST);
            plan.must(new Action.Unmount(f), Because.TOOLS_NEED_UNMOUNT);
        });
        plan.must(new Action.ClearAll(pmem, plight.others()), Because.USER_SAYS_SO);
        return plan;
    }

    /** A block that is free, or is so when its owners have let go of it, is cleared on the disk. */
    static void freeBlock(Plan plan, Plight plight, BadRange range, boolean mounted) {
        Need need = Need.WHILE_LISTED;
        Filesystem fs = plight.spot().orElseThrow().filesystem();
        boolean first = plight.spot().map(ReadWindow::of).filter(ReadWindow::isReadFirst).isPresent();
        List<UserProcess> users = plight.users(fs);
        if (users.stream().anyMatch(Plight::isStuck) || (first && new Beside(plight).stopsRepair())) {
            return;
        }
        stop(plan, users, need);
        if (mounted) {
            plan.add(new Action.Unmount(fs), Because.TOOLS_NEED_UNMOUNT, need);
        }
        if (first) {
            replay(plan, fs, need);
        }
        plan.add(new Action.Clear(range, fs, Content.ZEROS),
                first ? Because.REPAIR_CANNOT_START : Because.FREE_STILL_BAD, need);
        if (first) {
            plan.add(new Action.Repair(fs), Because.ALWAYS_AFTER_CLEARING, need);
        }
        plan.add(new Action.Verify(fs), Because.ONE_RUN_IS_NOT_ENOUGH, need);
        if (mounted) {
            mount(plan, plight, users, fs, Because.ONLY_AFTER_REPAIR, need);
        }
    }

    /** One that is frozen is not let go of; where it is mounted nowhere, a mount finds it as it is. */
    private static void thaw(Plan plan, Filesystem fs, Need need) {
        if (fs.mount().frozen()) {
            if (!fs.mount().active()) {
                plan.add(new Action.Mount(fs, fs.mount().dax()), Because.CALLS_NEED_MOUNT, need);
            }
            plan.add(new Action.Thaw(fs), Because.CALLS_NEED_THAW, need);
        }
    }

    private static void stop(Plan plan, List<UserProcess> users, Need need) {
        if (!users.isEmpty()) {
            plan.add(new Action.Stop(users), Because.BUSY_CANNOT_UNMOUNT, need);
        }
    }

    static void unmount(Plan plan, List<UserProcess> users, Filesystem fs, Need need) {
        stop(plan, users, need);
        if (fs.mount().isInMemory()) {
            plan.add(new Action.Unmount(fs), Because.TOOLS_NEED_UNMOUNT, need);
        }
    }

    static void mount(Plan plan, Plight plight, List<UserProcess> users, Filesystem fs, Because because, Need need) {
        plan.add(new Action.Mount(fs, plight.mountableWhole(fs).orElse(fs.mount().dax())), because, need);
        if (!users.isEmpty()) {
            plan.add(new Action.Start(users), Because.BACK_TO_WORK, need);
        }
    }
}
