package org.faultline.desktop.model;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.format.AddressForm;
import org.faultline.format.AddressForms;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;

/** What a page is, in one short line: whose it is, and its frame. */
public final class PageLine {
    private PageLine() {}

    /** Of that page of that machine; the inspector has the rest. */
    public static String of(Machine machine, Pfn page) {
        List<Whereabouts.InFile> files = Whereabouts.of(machine, page).map(Whereabouts::files).orElse(List.of());
        if (files.isEmpty()) {
            return owner(machine, page).map(o -> WindowText.text("tip.owner", page, o))
                    .orElseGet(() -> WindowText.text("tip.frame", page));
        }
        Whereabouts.InFile first = files.getFirst();
        String path = first.file().path();
        return files.size() == 1
                ? WindowText.text("tip.file", page, path, first.page())
                : WindowText.text("tip.files", page, path, first.page(), files.size() - 1);
    }

    private static Optional<String> owner(Machine machine, Pfn page) {
        return AddressForms.of(machine, page).stream().filter(f -> f.kind() == AddressForm.Kind.OWNER)
                .map(AddressForm::value).findFirst();
    }
}
