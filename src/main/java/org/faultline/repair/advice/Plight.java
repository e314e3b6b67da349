package org.faultline.repair.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.KernelDesign;
import org.faultline.design.Mapper;
import org.faultline.design.hook.Mounting;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Mount;
import org.faultline.machine.GoodCopy;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;

/**
 * The case at hand: a machine one of whose pages is bad, and the kernel that it runs.
 *
 * @param immaterial whether the user says that nothing on the whole namespace matters
 */
public record Plight(Machine machine, KernelDesign design, Pfn page, boolean immaterial) {
    /** A page of a namespace of which everything matters. */
    public Plight(Machine machine, KernelDesign design, Pfn page) {
        this(machine, design, page, false);
    }

    /** The namespace that has the page; nothing where no memory of the machine has it. */
    public Optional<Pmem> pmem() {
        return machine.pmemAt(page.bytes().start());
    }

    /** Where the page lies on the device of a filesystem, if it does. */
    public Optional<Spot> spot() {
        return Spot.of(machine, page);
    }

    /** What each block of the page holds: one, unless blocks are smaller than pages. */
    public List<Purpose> purposes() {
        return spots().map(Purpose::of).distinct().toList();
    }

    private Stream<Spot> spots() {
        return spot().stream().flatMap(s -> Stream.iterate(s.bytes().start(), at -> at < s.bytes().end(),
                at -> at + s.filesystem().blockSize())
                .map(at -> new Spot(s.filesystem(), s.role(), s.on(), ByteRange.of(s.bytes().space(), at,
                        s.bytes().end() - at))));
    }

    /** Every page of a file that lies there, in the order of the reverse map, each once. */
    public List<FilePage> owners() {
        List<FilePage> all = new ArrayList<>();
        spots().forEach(s -> {
            if (Purpose.of(s) instanceof Purpose.FileData data) {
                data.pieces().forEach(p -> all
                        .add(new FilePage(s.filesystem(), p.file(), Unit.PAGE.of(p.offset()), p.unwritten())));
            }
        });
        return all.stream().distinct().toList();
    }

    /** The good page is fetched from the first copy of one of its owners that was there before the failure. */
    Action.Provide provide(List<FilePage> lost) {
        return new Action.Provide(lost,
                lost.stream().flatMap(o -> machine.copies().of(o.filesystem(), o.file()).stream()
                        .filter(GoodCopy::before).map(c -> new Action.Provide.From(o, c))).findFirst());
    }

    /** The living processes that map that page of a file. */
    List<UserProcess> mappers(FilePage owner) {
        return Mapper.of(machine, owner.filesystem(), owner.file(), owner.page()).stream().map(Mapper::process)
                .distinct().toList();
    }

    /** The living processes that map a file of a filesystem or hold one open. */
    List<UserProcess> users(Filesystem fs) {
        return machine.processes().stream().filter(UserProcess::isAlive)
                .filter(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id()))
                        || p.open().stream().anyMatch(f -> fs.inode(f).isPresent()))
                .toList();
    }

    /** The living processes that map a file or hold it open. */
    List<UserProcess> users(FilePage owner) {
        return machine.usersOf(owner.file().id()).stream().filter(UserProcess::isAlive).toList();
    }

    /** Whether no signal ends a process. */
    static boolean isStuck(UserProcess process) {
        return process.life() == UserProcess.Life.STUCK;
    }

    /** What is known of the page. One that only a test told of is taken for bad and listed where the device lists such. */
    BadPage state() {
        BadPage supposed = new BadPage(true, pmem().filter(Pmem::recordsBad).isPresent(), true);
        return machine.bad(page).filter(b -> b.real() || b.known()).orElse(supposed);
    }

    /** Whether the memory of the page is good, or nobody said otherwise: the steps are those that there would be. */
    public boolean isSupposed() {
        return machine.bad(page).filter(b -> b.real() || b.known()).isEmpty();
    }

    /** Whether the page is one of a log. */
    boolean isOfLog() {
        return purposes().stream()
                .anyMatch(p -> p instanceof Purpose.InternalLog || p instanceof Purpose.ExternalLog);
    }

    /** Whether the device can be made to list the page, and clears what it lists. */
    boolean isClearable() {
        return pmem().filter(p -> p.clearsBad() && (p.recordsBad() || state().known())).isPresent();
    }

    /** The {@code dax=} option with which this kernel mounts a filesystem: that it had, or none; nothing if it refuses both. */
    Optional<Features.Dax> mountable(Filesystem fs) {
        return new Beside(this).stopsMount() ? Optional.empty() : grantable(fs);
    }

    /** The same, whatever is damaged of it besides the headers of its groups. */
    Optional<Features.Dax> grantable(Filesystem fs) {
        return fs.mount().frozen() ? Optional.of(fs.mount().dax())
                : Stream.of(fs.mount().dax(), Features.Dax.NEVER)
                        .filter(d -> granted(fs, d).isPresent()).findFirst();
    }

    /** The same once nothing of it is damaged any more. */
    Optional<Features.Dax> mountableWhole(Filesystem fs) {
        return fs.mount().frozen() ? Optional.of(fs.mount().dax())
                : Stream.of(fs.mount().dax(), Features.Dax.NEVER)
                        .filter(d -> Mounting.of(design, machine, fs, Mount.asked(d, false)).granted().isPresent())
                        .findFirst();
    }

    /** How this kernel mounts it when it is asked for that option. */
    private Optional<Mount> granted(Filesystem fs, Features.Dax asked) {
        return Mounting.of(design, machine, fs, Mount.asked(asked, false)).reading(design, machine, fs).granted();
    }

    /** Whether pages of a file may be mapped as they lie on the device once its filesystem can be used. */
    boolean isDirect(FilePage owner) {
        Filesystem fs = owner.filesystem();
        return (fs.mount().isInMemory() && !fs.isShutDown()) ? owner.file().dax()
                : mountable(fs).flatMap(d -> granted(fs, d)).filter(m -> m.dax() != Features.Dax.NEVER).isPresent();
    }

    /** How many other bad pages the same namespace has. */
    public long others() {
        return machine.bad().entrySet().stream()
                .filter(e -> !e.getKey().equals(page) && (e.getValue().real() || e.getValue().known()))
                .filter(e -> machine.pmemAt(e.getKey().bytes().start()).equals(pmem())).count();
    }
}
