package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.NewAct;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;
import org.faultline.trace.StillBad;

/** What may come next on the way to repair a filesystem whose page went bad last: whoever uses it ends, then each stage. */
record RepairOffers(Machine machine, Toll.Page page, Whereabouts where) {
    private static final int MOST = 2;

    /** Those of the page; none where no filesystem has it, or where calls on files do. */
    static List<Offer> of(Machine machine, Toll.Page page) {
        Optional<Whereabouts> where = Whereabouts.of(machine, page.pfn());
        return where.flatMap(Whereabouts::block)
                .map(block -> new RepairOffers(machine, page, where.get()).on(block.filesystem())).orElse(List.of());
    }

    private List<Offer> on(Filesystem fs) {
        if (!fs.mount().active()) {
            return unmounted(fs);
        }
        boolean down = fs.isShutDown() || (page.bad() && page.state().cure() == StillBad.Cure.REPAIR);
        return down ? used(fs) : List.of();
    }

    /** Nobody can unmount what a process still uses. Kernel: fs/pnode.c propagate_mount_busy() */
    private List<Offer> used(Filesystem fs) {
        List<UserProcess> users = machine.processes().stream().filter(UserProcess::isAlive)
                .filter(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id()))
                        || p.open().stream().anyMatch(f -> fs.inode(f).isPresent()))
                .limit(MOST).toList();
        return users.isEmpty()
                ? List.of(new Offer(WindowText.text("verdict.unmount", fs.mountPoint()),
                        NewAct.unmount(fs.id().value())))
                : users.stream().map(p -> new Offer(WindowText.text("verdict.ends", p.pid()), NewAct.exit(p.pid())))
                        .toList();
    }

    private List<Offer> unmounted(Filesystem fs) {
        List<Offer> all = new ArrayList<>();
        boolean clears = page.bad() && !page.state().isOnlyMarked() && where.pmem().entry().isEmpty();
        if (clears) {
            Whereabouts.OnDevice disk = where.devices().getFirst();
            all.add(new Offer(WindowText.text("verdict.zeros", page.pfn()),
                    NewAct.zeros(disk.device().id().value(), disk.offset(), Unit.PAGE.bytes())));
        }
        if (fs.driver() == Driver.XFS) {
            all.add(new Offer(WindowText.text("verdict.repair", fs.mountPoint()), NewAct.repair(fs.id().value())));
        }
        all.add(new Offer(WindowText.text("verdict.mount", fs.mountPoint()), NewAct.mount(fs.id().value())));
        return all;
    }
}
