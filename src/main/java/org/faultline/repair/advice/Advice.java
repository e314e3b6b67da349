package org.faultline.repair.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Inode;
import org.faultline.impact.Impact;
import org.faultline.machine.Copies;
import org.faultline.machine.DeviceStack;
import org.faultline.process.UserProcess;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.Spot;
import org.faultline.repair.forecast.Attempt;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.outcome.Lost;

/**
 * What to do about a bad page, in order.
 *
 * @param unable why it cannot be made good, if it cannot: then the steps are what can be done all the same
 */
public record Advice(Plight plight, List<Step> steps, Optional<Unable> unable) {
    public Advice {
        steps = List.copyOf(steps);
    }

    /** The advice for that case. */
    public static Advice of(Plight plight) {
        Optional<Unable> unable = hindrance(plight);
        if (unable.isPresent()) {
            return new Advice(plight, List.of(), unable);
        }
        if (plight.immaterial()) {
            return planned(plight, new OfflinePlan(plight).everything(), Optional.empty());
        }
        boolean metadata = plight.purposes().stream().anyMatch(Purpose::isMetadata);
        if (!metadata && plight.owners().isEmpty()) {
            return planned(plight, new OfflinePlan(plight).nobodys(), Optional.empty());
        }
        OnlinePlan online = new OnlinePlan(plight);
        if (!plight.isClearable() && (metadata || !online.isReachable() || online.keeper().isEmpty())) {
            return planned(plight, new OfflinePlan(plight).copied(), Optional.of(Unable.CANNOT_CLEAR));
        }
        Plan plan = metadata ? new OfflinePlan(plight).metadata()
                : online.isReachable() ? online.data() : new OfflinePlan(plight).restored();
        boolean repaired = metadata || (!online.isReachable() && plight.spot().map(ReadWindow::of)
                .filter(ReadWindow::isReadFirst).isPresent());
        return planned(plight, plan,
                repaired && new Beside(plight).stopsRepair() ? Optional.of(Unable.OTHER_FIRST) : Optional.empty());
    }

    private static Advice planned(Plight plight, Plan plan, Optional<Unable> unable) {
        boolean down = plight.spot().map(Spot::filesystem)
                .filter(f -> !f.driver().isDevice() && (f.isShutDown() || !f.mount().active())).isPresent();
        List<Step> steps = plan.steps(down);
        return steps.stream().anyMatch(s -> s.need() == Step.Need.MUST && ended(s.action()).anyMatch(Plight::isStuck))
                ? new Advice(plight, List.of(), Optional.of(Unable.PROCESS_STUCK))
                : new Advice(plight, steps, unable);
    }

    /** Who is ended by an action. */
    private static Stream<UserProcess> ended(Action action) {
        return action instanceof Action.Stop stop ? stop.users().stream()
                : action instanceof Action.LetGo gone ? gone.users().stream() : Stream.empty();
    }

    private static Optional<Unable> hindrance(Plight plight) {
        Pfn page = plight.page();
        Optional<Pmem> pmem = plight.pmem();
        if (pmem.isEmpty()) {
            return Optional.of(Unable.NO_MEMORY);
        }
        if (pmem.get().gone() || plight.spot().stream().flatMap(s -> s.filesystem().volumes().stream())
                .anyMatch(v -> plight.machine().isGone(v.on()))) {
            return Optional.of(Unable.DEVICE_GONE);
        }
        if (!pmem.get().data().contains(page.bytes().start())) {
            return Optional.of(Unable.NAMESPACE_RECORDS);
        }
        if (pmem.get().entry().isPresent() && !plight.immaterial()) {
            return Optional.of(Unable.DEVICE_DAX);
        }
        if (plight.machine().aftermath().locked()) {
            return Optional.of(Unable.KERNEL_STUCK);
        }
        if (plight.immaterial() && isMapped(plight, pmem.get())) {
            return Optional.of(Unable.MAPPED);
        }
        if (plight.spot().filter(s -> plight.machine().aftermath().hung().contains(s.filesystem().id())).isPresent()) {
            return Optional.of(Unable.FILESYSTEM_HUNG);
        }
        return plight.spot().filter(s -> s.filesystem().mount().isUnderWay()).map(s -> Unable.MOUNTING);
    }

    private static boolean isMapped(Plight plight, Pmem pmem) {
        DeviceStack stack = new DeviceStack(plight.machine());
        return plight.machine().devices().stream()
                .anyMatch(d -> d instanceof DmDevice && stack.under(d.id()).contains(pmem));
    }

    /** What is gone for good before the first step, for whoever has no copy. */
    public List<Loss> losses() {
        Stream<Loss> bytes = plight.owners().stream().filter(FilePage::hasBytes).map(Loss.Bytes::new);
        Stream<Loss> structures = plight.purposes().stream().filter(Purpose::isMetadata)
                .map(p -> new Loss.Structure(p, repaired().map(Attempt::loss)));
        return Stream.of(bytes, structures, elsewhere()).flatMap(s -> s).toList();
    }

    /** The copies that the user says there are of what is lost. */
    public List<Copies.Held> copies() {
        List<Inode> files = losses().stream().flatMap(Advice::files).distinct().toList();
        return plight.spot().map(s -> plight.machine().copies().holding(s.filesystem(), files)).orElse(List.of());
    }

    private static Stream<Inode> files(Loss loss) {
        return switch (loss) {
            case Loss.Bytes b -> Stream.of(b.owner().file());
            case Loss.Log l -> l.updates().ofFiles().stream();
            case Loss.Structure s -> s.afterRepair().stream().flatMap(l -> l.ofFiles().stream());
        };
    }

    /** Whether anything is lost for whoever has no copy. */
    public boolean isCostly() {
        return losses().stream().anyMatch(l -> !(l instanceof Loss.Structure s)
                || s.afterRepair().filter(a -> a.what() == Lost.NOTHING).isEmpty());
    }

    /** What goes with a repair besides the page: other damage of the filesystem, and what its log cannot put back. */
    private Stream<Loss> elsewhere() {
        if (steps.stream().noneMatch(s -> s.action() instanceof Action.Repair)) {
            return Stream.empty();
        }
        Beside beside = new Beside(plight);
        return Stream.concat(beside.losses().stream(), beside.ofLog().stream().map(Loss.Log::new));
    }

    private Optional<Attempt> repaired() {
        return Forecast.of(new Impact(plight.machine(), plight.design()), plight.page()).clearedAndRepaired();
    }

    /** The pages of files that are good when all that must be done was done. */
    public List<FilePage> good() {
        return unable.isPresent() || plight.immaterial() ? List.of() : plight.owners();
    }

    /** Whether xfs_repair cannot even start as long as the page is bad. */
    public boolean isReadFirst() {
        return plight.spot().map(ReadWindow::of).filter(ReadWindow::isReadFirst).isPresent();
    }
}
