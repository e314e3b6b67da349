package org.faultline.act;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Sector;
import org.faultline.address.Unit;

/** Reads the written forms of an {@link Address}. */
public final class AddressText {
    private AddressText() {}

    /** The address that {@code text} names, or nothing when it has none of the forms. */
    public static Optional<Address> parse(String text) {
        return written(text).or(() -> bare(text.strip())).or(() -> Pasted.parse(text));
    }

    /** A file or a pid with an offset or an address behind it, which nothing else looks like. */
    private static Optional<Address> bare(String text) {
        String form = text.startsWith("/") ? "file:" : text.matches("[0-9]{1,7}@.*") ? "pid:" : "";
        return form.isEmpty() ? Optional.empty() : written(form + text);
    }

    private static Optional<Address> written(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String rest = text.substring(colon + 1).strip();
        String form = text.substring(0, colon).strip();
        return switch (form) {
            case "pfn" -> number(rest, Unit.PAGE).map(n -> new Address.OfPfn(new Pfn(n)));
            case "phys" -> number(rest).map(Address.OfPhysical::new);
            case "dev" -> split(rest, '+').flatMap(p -> number(p.after).map(n -> new Address.OfDevice(p.before, n)));
            case "sector" -> of(rest).flatMap(p -> number(p.after, Unit.SECTOR)
                    .map(n -> new Address.OfSector(p.before, new Sector(n))));
            case "daddr" -> of(rest).flatMap(p -> block(p, Address.Numbering.DADDR, Unit.SECTOR));
            case "block" -> of(rest).flatMap(p -> block(p, Address.Numbering.BLOCK, Unit.PAGE));
            case "fsblock" -> of(rest).flatMap(p -> block(p, Address.Numbering.FSBLOCK, Unit.PAGE));
            case "file" -> split(rest, '@').flatMap(p -> number(p.after).map(n -> new Address.OfFile(p.before, n)));
            case "pid" -> split(rest, '@').flatMap(AddressText::virtual);
            default -> Optional.empty();
        };
    }

    private static Optional<Address> block(Halves halves, Address.Numbering numbering, Unit unit) {
        return number(halves.after, unit).map(n -> new Address.OfBlock(halves.before, numbering, n));
    }

    /** A number, with a name before it that may be left out. */
    private static Optional<Halves> of(String text) {
        return text.indexOf(':') < 0 ? Optional.of(new Halves("", text)) : split(text, ':');
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

    /** Lines that people copy from elsewhere: what the kernel logs, and what lists bad blocks. */
    private static final class Pasted {
        private static final Pattern PFN =
                Pattern.compile(
                        "(?:Memory failure: |memory failure for pfn |unpoisoned? pfn )0x(?<n>[0-9a-f]{1,13})\\b");
        private static final Pattern PHYSICAL = Pattern
                .compile("(?:physical_address: 0x|memory error in .{0,40}access at )(?<n>[0-9a-f]{1,16})\\b");
        private static final Pattern VIRTUAL = Pattern
                .compile(
                        "Killing \\S*:(?<pid>[0-9]{1,7}) due to hardware memory corruption fault at (?<n>[0-9a-f]{1,16})");
        private static final Pattern BADBLOCKS = Pattern
                .compile("(?:.*?(?<device>pmem[0-9.p]+)\\S*[:\\s]\\s*)?(?<n>[0-9]{1,18})\\s+0*[1-9][0-9]{0,8}");

        private Pasted() {}

        static Optional<Address> parse(String line) {
            Matcher virtual = VIRTUAL.matcher(line);
            if (virtual.find()) {
                return number(virtual.group("pid")).flatMap(pid -> hex(virtual)
                        .map(at -> new Address.OfVirtual(pid.intValue(), at)));
            }
            Matcher pfn = PFN.matcher(line);
            if (pfn.find()) {
                return number("0x" + pfn.group("n"), Unit.PAGE).map(n -> new Address.OfPfn(new Pfn(n)));
            }
            Matcher physical = PHYSICAL.matcher(line);
            if (physical.find()) {
                return hex(physical).map(Address.OfPhysical::new);
            }
            Matcher bad = BADBLOCKS.matcher(line.strip());
            return bad.matches()
                    ? number(bad.group("n"), Unit.SECTOR).map(n -> new Address.OfSector(
                            Optional.ofNullable(bad.group("device")).orElse(""), new Sector(n)))
                    : Optional.empty();
        }

        private static Optional<Long> hex(Matcher found) {
            return number("0x" + found.group("n"));
        }
    }
}
