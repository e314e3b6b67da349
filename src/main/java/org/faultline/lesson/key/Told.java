package org.faultline.lesson.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Inode;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Whereabouts;
import org.faultline.trace.Trace;

/**
 * What everybody who is asked reads of the page that goes bad: its address, as the story has it.
 *
 * @param where the page lies
 */
public record Told(Machine machine, Address address, Whereabouts where) {
    /**
     * A question that needs no thought.
     *
     * @param said how the story has the page
     * @param instead another address of it that answers nothing that is asked; nothing where there is none
     */
    public record Already(Address said, Optional<Address> instead) {}

    /** How the story has the page that something is asked about; nothing where no page goes bad in that act. */
    public static Optional<Address> address(Trace trace, Ask ask) {
        return ask.act() <= trace.acts().size() && trace.acts().get(ask.act() - 1) instanceof Act.Poison poison
                ? Optional.of(poison.address()) : Optional.empty();
    }

    /** What is told of that page. */
    public static Optional<Told> of(Trace trace, Ask ask) {
        return address(trace, ask).flatMap(address -> Chapter.of(trace, ask.act()).map(c -> c.before(trace))
                .flatMap(before -> trace.verdict(ask.act()).flatMap(v -> Whereabouts.of(before, v.pfn()))
                        .map(where -> new Told(before, address, where))));
    }

    /** Whether what is told is the answer already; {@code all} is asked, of this act and of others. */
    public static Optional<Already> already(Trace trace, Keyed.Key key, Stream<Keyed.Key> all) {
        return of(trace, key.ask()).filter(told -> told.answers(key)).map(told -> new Already(told.address,
                told.instead(all.filter(k -> k.ask().act() == key.ask().act()).toList())));
    }

    /**
     * Whether that is the answer already, in whatever unit: the place is asked for in the very thing in which it is told, or the
     * only owner is named.
     */
    public boolean answers(Keyed.Key key) {
        Ask ask = key.ask();
        return switch (ask.kind()) {
            case FILE_PAGE, FILE_OFFSET -> file().filter(f -> f.value().equals(ask.about())).isPresent();
            case OWNERS -> file().filter(f -> key.isRight(Reply.Picked.of(List.of(f.value())))).isPresent();
            case BLOCK -> isOnDevice();
            case PFN -> address instanceof Address.OfPfn || address instanceof Address.OfPhysical;
            case ADDRESS -> address instanceof Address.OfVirtual virtual
                    && ask.pid().filter(pid -> pid == virtual.pid()).isPresent();
            case SIGNALLED, KILLED, BYTES_LOST, ADDRESS_LSB, SECTORS, FILES_LOST, SIGNAL_CODE, SURVIVES, NEXT_TOUCH,
                    PAGE_AFTER, DESIGN, RECOVERY, CHAIN -> false;
        };
    }

    /** Another address of the same page that answers none of these; nothing where there is none. */
    Optional<Address> instead(List<Keyed.Key> keys) {
        return Stream.<Address>of(new Address.OfPfn(where.pfn()), new Address.OfDevice(where.pmem().name(),
                where.devices().getFirst().offset()))
                .filter(other -> keys.stream().noneMatch(new Told(machine, other, where)::answers))
                .findFirst();
    }

    private Optional<LayerId> file() {
        return address instanceof Address.OfFile file
                ? machine.filesystems().stream().flatMap(f -> f.inode(file.path()).stream()).map(Inode::id).findFirst()
                : Optional.empty();
    }

    /** Whether it is told as a place of the filesystem, or of its very device. */
    private boolean isOnDevice() {
        Optional<String> device = where.block().map(b -> b.on().device().name());
        return switch (address) {
            case Address.OfBlock a -> true;
            case Address.OfDevice a -> device.filter(a.device()::equals).isPresent();
            case Address.OfSector a ->
                    device.filter(d -> a.device().isEmpty() ? d.equals(where.pmem().name()) : d.equals(a.device()))
                            .isPresent();
            case Address.OfPfn a -> false;
            case Address.OfPhysical a -> false;
            case Address.OfFile a -> false;
            case Address.OfVirtual a -> false;
        };
    }
}
