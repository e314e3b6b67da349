package org.faultline.desktop.shell;

import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Messages;
import org.faultline.stack.Address;
import org.faultline.stack.AddressText;
import org.faultline.stack.Stack;

/** What came of an address that somebody typed. */
sealed interface AddressAnswer {
    /** It names a page. */
    record Accepted(Address address, Pfn page) implements AddressAnswer {}

    /** It does not; one sentence says which layer rejects it, why, and which forms there are. */
    record Refused(String sentence) implements AddressAnswer {}

    static AddressAnswer of(String text, Stack stack) {
        Optional<Address> address = AddressText.parse(text.strip());
        return address.map(a -> resolved(a, stack))
                .orElseGet(() -> new Refused(Messages.text("address.unknown", AddressText.FORMS)));
    }

    private static AddressAnswer resolved(Address address, Stack stack) {
        return switch (address.resolve(stack)) {
            case Address.Resolution.Found found -> new Accepted(address, found.pfn());
            case Address.Resolution.Rejected no ->
                    new Refused(Messages.text("address.rejected", no.layer(), no.why(), AddressText.FORMS));
        };
    }
}
