package org.faultline.cli;

import org.faultline.format.TypedAddress;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import picocli.CommandLine.Model.CommandSpec;

/** A page that an option names by any of its addresses. */
final class NamedPage {
    private NamedPage() {}

    /** The page that {@code text} names in {@code machine}; refused, with what to write instead, where it names none. */
    static TypedAddress.Found of(CommandSpec spec, String option, String text, Machine machine) {
        if (text.isBlank()) {
            throw new Refused(spec, Why.of(Wrong.ADDRESS_MISSING, Detail.of(option), Detail.of(example(machine)),
                    Detail.of(Noun.ADDRESS_FORMS)));
        }
        String forms = " An address is one of: " + ValueText.text(Noun.ADDRESS_FORMS) + ".";
        return switch (TypedAddress.read(text, machine)) {
            case TypedAddress.Found found -> found;
            case TypedAddress.Rejected no -> throw new Refused(spec,
                    option + " " + text + " is rejected by " + no.layer() + ": " + no.why() + "." + forms);
            case TypedAddress.Unreadable no ->
                    throw new Refused(spec, option + " " + text + " is no address." + forms);
        };
    }

    /** An address of this very machine, where it has a page. */
    private static String example(Machine machine) {
        return machine.filesystems().stream().flatMap(f -> f.inodes().stream())
                .map(i -> "file:" + i.path() + "@0")
                .filter(a -> TypedAddress.read(a, machine) instanceof TypedAddress.Found).findFirst()
                .or(() -> machine.devices().stream().map(d -> "dev:" + d.name() + "+0")
                        .filter(a -> TypedAddress.read(a, machine) instanceof TypedAddress.Found).findFirst())
                .orElse("pfn:0x101C00");
    }
}
