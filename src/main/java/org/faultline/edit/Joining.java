package org.faultline.edit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.MountForm;

/** Makes a mapped device longer by another device, as {@code lvextend} does. */
final class Joining {
    private Joining() {}

    /** The device {@code mapped} with one more line, {@code linear}, for all of {@code device} behind what it has. */
    static Built join(TopologyDocument document, String mapped, String device) {
        Items items = Items.of(document);
        Optional<Item> longer = items.find(mapped).filter(i -> i.kind().equals("dm"));
        Optional<Item> joined = items.find(device).filter(i -> MountForm.DISKS.contains(i.kind()));
        if (longer.isEmpty() || joined.isEmpty()) {
            return new Built.Refused("No device is called “" + device + "”.", "Choose a device that is to be joined.");
        }
        if (items.liesOn(joined.get(), longer.get())) {
            return new Built.Refused(joined.get().name() + " lies on " + longer.get().name() + " itself.",
                    "Choose another device, or add one first.");
        }
        OptionalLong size = items.size(joined.get());
        return size.isEmpty() || Unit.PAGE.floor(size.getAsLong()) <= 0 ? Adding.unsized(joined.get())
                : join(document, longer.get(), joined.get(), Unit.SECTOR.of(Unit.PAGE.floor(size.getAsLong())));
    }

    private static Built join(TopologyDocument document, Item longer, Item joined, long sectors) {
        long end = Unit.SECTOR.of(Items.of(document).size(longer).orElse(0));
        Stream<String> table = Stream.concat(longer.table().stream(),
                Stream.of(end + " " + sectors + " linear " + joined.id() + " 0"));
        return new Built.Done(document.with(longer.pointer().key("table"), Node.of(table.map(Node::of).toList())),
                "Join " + joined.name() + " to " + longer.name(), longer.id());
    }
}
