package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;

/**
 * What somebody typed or pasted where an address is asked for, looked up in a machine: any form of
 * {@link AddressText}, also as the inspector shows it, or a line of a kernel log, of a {@code badblocks} file or of
 * {@code ndctl list}.
 */
public sealed interface TypedAddress {
    /**
     * It names a page.
     *
     * @param address the same page in a form that documents keep
     * @param stop where a failure of that page goes no further up; empty when a filesystem has it
     */
    record Found(Address address, Pfn page, Optional<Stop> stop) implements TypedAddress {}

    /** It has a form, but {@code layer} knows no such address: one clause says why. */
    record Rejected(String layer, String why) implements TypedAddress {}

    /** It has none of the forms. */
    record Unreadable() implements TypedAddress {}

    /** A layer above which nobody has a page, and why in one clause. */
    record Stop(String layer, String why) {
        /** Where the page stops on its way up from the namespace, if it does. */
        static Optional<Stop> of(Machine machine, Pfn page) {
            Optional<Pmem> pmem = machine.pmemAt(page.bytes().start());
            return pmem.flatMap(p -> p.data().contains(page.bytes())
                    ? above(machine, p, p.toDevice(page.bytes()))
                    : Optional.of(new Stop(p.name(),
                            Messages.text("stop.namespace", Hex.of(page.bytes().start() - p.base())))));
        }

        private static Optional<Stop> above(Machine machine, Device device, ByteRange bytes) {
            Optional<Filesystem> user = machine.userOf(device.id());
            if (user.isPresent()) {
                return behind(user.get(), device, bytes);
            }
            List<Partition> parts = machine.partitionsOf(device.id());
            List<DmDevice> mapped = machine.mappedOn(device.id());
            List<Optional<Stop>> ways = Stream.concat(
                    parts.stream().filter(p -> p.extent(device.space()).contains(bytes))
                            .map(p -> above(machine, p, p.above(bytes))),
                    mapped.stream().flatMap(m -> m.above(device.id(), bytes.start()).stream()
                            .map(p -> above(machine, m, bytes.rebase(p.at(), m.space(), p.start())))))
                    .toList();
            return ways.isEmpty()
                    ? Optional.of(unused(device, bytes, parts, mapped))
                    : ways.stream().min((a, b) -> Boolean.compare(a.isPresent(), b.isPresent())).orElseThrow();
        }

        private static Stop unused(Device device, ByteRange bytes, List<Partition> parts, List<DmDevice> mapped) {
            Sector sector = Sector.holding(bytes.start());
            if (!mapped.isEmpty()) {
                return new Stop(mapped.getFirst().name(), Messages.text("stop.mapped", sector, device.name()));
            }
            return new Stop(device.name(),
                    parts.isEmpty() ? Messages.text("stop.nothing") : Messages.text("stop.partitions", sector));
        }

        private static Optional<Stop> behind(Filesystem fs, Device device, ByteRange bytes) {
            Role role = fs.volumeOn(device.id()).orElseThrow().role();
            return role == Role.LOG || fs.blockAt(role, bytes.start()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Stop(fs.mountPoint(),
                            Messages.text("stop.behind", Sector.holding(bytes.start()), device.name())));
        }
    }

    /** A file by the name that it has in its filesystem, as the picture shows it, with the mount point of the only one. */
    private static Address mounted(Address address, Machine machine) {
        if (!(address instanceof Address.OfFile file) || isKnown(file, machine)) {
            return address;
        }
        List<Address.OfFile> whole = machine.filesystems().stream()
                .map(fs -> new Address.OfFile(fs.mountPoint() + file.path(), file.offset()))
                .filter(a -> isKnown(a, machine)).toList();
        return whole.size() == 1 ? whole.getFirst() : address;
    }

    private static boolean isKnown(Address.OfFile file, Machine machine) {
        return machine.filesystems().stream().anyMatch(fs -> fs.inode(file.path()).isPresent());
    }

    /** Looks up what was typed in {@code machine} as it is now. */
    static TypedAddress read(String text, Machine machine) {
        return AddressText.parse(text.strip()).or(() -> AddressLine.parse(text.strip()))
                .or(() -> bare(text.strip(), machine))
                .map(a -> found(mounted(a, machine), machine)).orElseGet(() -> unreadable(text.strip()));
    }

    /** It may have a form, and a number that is larger than every address. */
    private static TypedAddress unreadable(String text) {
        return text.matches("(pfn|phys|dev|sector|daddr|block|fsblock|file|pid):.*(0[xX][0-9a-fA-F]{13,}|[0-9]{16,})")
                ? new Rejected(Messages.text("address.machine"), Messages.text("address.beyond"))
                : new Unreadable();
    }

    /** A hexadecimal number by itself: a page frame if the machine has it, as the kernel prints it, or else a byte. */
    private static Optional<Address> bare(String text, Machine machine) {
        if (!text.matches("0[xX][0-9a-fA-F]{1,13}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(2), 16);
        List<Address> meanings = List.of(new Address.OfPfn(new Pfn(number)), new Address.OfPhysical(number));
        return meanings.stream().filter(a -> a.resolve(machine) instanceof Address.Resolution.Found).findFirst()
                .or(() -> Optional.of(meanings.getFirst()));
    }

    private static TypedAddress found(Address address, Machine machine) {
        return switch (address.resolve(machine)) {
            case Address.Resolution.Found at ->
                    new Found(named(address, machine), at.pfn(), Stop.of(machine, at.pfn()));
            case Address.Resolution.Rejected no -> new Rejected(ValueText.text(no.layer()), Sentences.of(no.why()));
        };
    }

    /** With the name of the only device or filesystem there is, so that it stays the same when there are more. */
    private static Address named(Address address, Machine machine) {
        return switch (address) {
            case Address.OfSector a ->
                    a.device().isEmpty() ? new Address.OfSector(machine.pmems().getFirst().name(), a.sector()) : a;
            case Address.OfBlock a -> a.filesystem().isEmpty()
                    ? new Address.OfBlock(machine.filesystems().getFirst().mountPoint(), a.numbering(), a.number())
                    : a;
            case Address.OfPfn a -> a;
            case Address.OfPhysical a -> a;
            case Address.OfDevice a -> a;
            case Address.OfFile a -> a;
            case Address.OfVirtual a -> a;
        };
    }
}
