package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.AddressForm;
import org.faultline.format.AddressForms;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;

/** The card of a page that is selected but not the one that failed. */
final class PageCard {
    /** So many owners end the way from the page; of more the rest is counted. */
    private static final int MOST_NAMED = 6;

    private PageCard() {}

    static Card of(Fates fates, Pfn page) {
        List<OwnerRow> owners = OwnerRow.of(fates, page);
        List<Section> sections = new ArrayList<>();
        sections.add(addresses(fates.machine(), page));
        sections.add(owners(owners));
        String title = switch (owners.size()) {
            case 0 -> WindowText.text("inspector.page.free");
            case 1 -> WindowText.text("inspector.page.one", owners.getFirst().label());
            default -> WindowText.text("inspector.page.shared", owners.size());
        };
        String kicker = WindowText.text("inspector.page", page);
        return new Card(kicker, title, crumbs(fates.machine(), page, owners), sections, new Gist(kicker, title),
                Optional.of(page).filter(p -> fates.machine().bad(p).filter(bad -> !bad.isLatent()).isEmpty()));
    }

    /** One page, every address. */
    static Section addresses(Machine machine, Pfn page) {
        return new Section.Facts(WindowText.text("inspector.addresses"),
                AddressForms.of(machine, page).stream().map(PageCard::fact).toList());
    }

    /** The owners, or a sentence that there are none. */
    static Section owners(List<OwnerRow> rows) {
        String title = WindowText.text("inspector.owners");
        return rows.isEmpty()
                ? new Section.Words(title, List.of(WindowText.text("inspector.owners.none")))
                : new Section.Owners(title, rows);
    }

    /** The way from the page up to its owners. */
    static List<String> crumbs(Machine machine, Pfn page, List<OwnerRow> owners) {
        List<String> crumbs = new ArrayList<>();
        crumbs.add("pfn " + page);
        Whereabouts.of(machine, page).ifPresent(w -> w.devices().forEach(d -> crumbs.add(d.device().name())));
        owners.stream().map(o -> machine.filesystemOf(o.layer()).or(() -> machine.filesystem(o.layer())))
                .flatMap(Optional::stream).findFirst().ifPresent(fs -> crumbs.add(fs.type()));
        owners.stream().limit(MOST_NAMED).forEach(o -> crumbs.add(o.label()));
        if (owners.size() > MOST_NAMED) {
            crumbs.add(WindowText.text("inspector.crumbs.rest", owners.size() - MOST_NAMED));
        }
        return crumbs;
    }

    private static Section.Fact fact(AddressForm form) {
        return form.note().isEmpty()
                ? new Section.Fact(form.name(), form.value())
                : new Section.Fact(form.name(), form.value(), form.note());
    }
}
