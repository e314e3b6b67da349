package org.faultline.stack;

import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Sector;
import org.faultline.address.Unit;

/** Reads the written forms of an {@link Address}. */
public final class AddressText {
    /** The forms it reads, for a message. */
    public static final String FORMS = "pfn:0x101C00, phys:0x101C00000, dev:pmem0+10MiB, sector:pmem0:20480, "
            + "file:/mnt/db/a@0, pid:101@0x7f1000000000";

    private AddressText() {}

    /** The address that {@code text} names, or nothing when it has none of the {@link #FORMS}. */
    public static Optional<Address> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String rest = text.substring(colon + 1).strip();
        return switch (text.substring(0, colon).strip()) {
            case "pfn" -> number(rest, Unit.PAGE).map(n -> new Address.OfPfn(new Pfn(n)));
            case "phys" -> number(rest).map(Address.OfPhysical::new);
            case "dev" -> split(rest, '+').flatMap(p -> number(p.after).map(n -> new Address.OfDevice(p.before, n)));
            case "sector" -> split(rest, ':')
                    .flatMap(p -> number(p.after, Unit.SECTOR).map(n -> new Address.OfSector(p.before, new Sector(n))));
            case "file" -> split(rest, '@').flatMap(p -> number(p.after).map(n -> new Address.OfFile(p.before, n)));
            case "pid" -> split(rest, '@').flatMap(AddressText::virtual);
            default -> Optional.empty();
        };
    }

    private static Optional<Address> virtual(Halves halves) {
        Optional<Long> pid = number(halves.before).filter(n -> n <= Integer.MAX_VALUE);
        return pid.flatMap(p -> number(halves.after).map(n -> new Address.OfVirtual(p.intValue(), n)));
    }

    private record Halves(String before, String after) {}

    private static Optional<Halves> split(String text, char at) {
        int cut = text.lastIndexOf(at);
        return cut <= 0 ? Optional.empty() : Optional.of(new Halves(text.substring(0, cut), text.substring(cut + 1)));
    }

    /** A count of units, all of whose bytes have a 64-bit address. */
    private static Optional<Long> number(String text, Unit unit) {
        return number(text).filter(n -> n < unit.of(Long.MAX_VALUE));
    }

    private static Optional<Long> number(String text) {
        OptionalLong value = Quantity.parse(text);
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
