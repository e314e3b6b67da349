package org.faultline.desktop.shell;

import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.WindowText;
import org.faultline.filesystem.Inode;
import org.faultline.format.AddressForm;
import org.faultline.format.AddressForms;
import org.faultline.format.TypedAddress;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;
import org.faultline.reason.Noun;

/** What came of an address that somebody typed. */
sealed interface AddressAnswer {
    /** It names a page; one sentence says which one, and where nobody above has it. */
    record Accepted(Address address, Pfn page, String sentence) implements AddressAnswer {
        /** The file or mapping that it names, or else the namespace; {@code where} is where the page shows. */
        LayerId named(Whereabouts where) {
            Optional<LayerId> named = switch (address) {
                case Address.OfFile a -> where.files().stream().map(Whereabouts.InFile::file)
                        .filter(f -> f.path().equals(a.path())).map(Inode::id).findFirst();
                case Address.OfVirtual a -> where.mappings().stream().filter(m -> m.process().pid() == a.pid())
                        .map(m -> m.mapping().id()).findFirst();
                case Address.OfBlock a -> where.block().map(b -> b.filesystem().id());
                case Address.OfPfn a -> Optional.empty();
                case Address.OfPhysical a -> Optional.empty();
                case Address.OfDevice a -> Optional.empty();
                case Address.OfSector a -> Optional.empty();
            };
            return named.orElse(where.pmem().id());
        }
    }

    /** It does not; one sentence says which layer rejects it, why, and which forms there are. */
    record Refused(String sentence) implements AddressAnswer {}

    static AddressAnswer of(String text, Machine machine) {
        return switch (TypedAddress.read(text, machine)) {
            case TypedAddress.Found found -> new Accepted(found.address(), found.page(), sentence(found, machine));
            case TypedAddress.Rejected no ->
                    new Refused(WindowText.text("address.rejected", no.layer(), no.why(),
                            ValueText.text(Noun.ADDRESS_FORMS)));
            case TypedAddress.Unreadable no ->
                    new Refused(WindowText.text("address.unknown", ValueText.text(Noun.ADDRESS_FORMS)));
        };
    }

    private static String sentence(TypedAddress.Found found, Machine machine) {
        String where = AddressForms.of(machine, found.page()).stream().filter(AddressAnswer::isTelling)
                .map(f -> f.name() + " " + f.text()).collect(Collectors.joining(", "));
        return WindowText.text("address.found", where)
                + found.stop().map(s -> " " + WindowText.text("address.stop", s.layer(), s.why())).orElse("");
    }

    /** The forms that say enough in one line: the frame, the sectors, and whose it is. */
    private static boolean isTelling(AddressForm form) {
        return switch (form.kind()) {
            case PFN, SECTOR, FILE, OWNER, LOG -> true;
            case PHYSICAL, MEMORY, NAMESPACE, BYTE, DADDR, BLOCK, AG_BLOCK, RG_BLOCK, FSBLOCK, MAPPING -> false;
        };
    }
}
