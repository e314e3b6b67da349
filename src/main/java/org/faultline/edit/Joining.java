package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.MountForm;

/** Makes a mapped device longer by another device, as {@code lvextend} does. */
public final class Joining {
    private static final Pointer DEVICES = Pointer.ROOT.key("devices");

    private Joining() {}

    /** The devices that {@code mapped} can be made longer by: nothing lies on them, and they do not lie on it. */
    public static List<Item> candidates(Items items, Item mapped) {
        Set<String> taken = items.all().stream().flatMap(i -> items.below(i).stream()).collect(Collectors.toSet());
        return items.ofKind(MountForm.DISKS.toArray(String[]::new))
                .filter(d -> !taken.contains(d.id()) && !items.liesOn(d, mapped)).toList();
    }

    /** The device {@code mapped} with one more line, {@code linear}, for all of {@code device} behind what it has. */
    public static Built join(TopologyDocument document, String mapped, String device) {
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
        TopologyDocument done = document.with(longer.pointer().key("table"), Node.of(table.map(Node::of).toList()));
        return new Built.Done(done.with(DEVICES, Node.of(inOrder(done, longer, joined))),
                "Join " + joined.name() + " to " + longer.name(), longer.id());
    }

    /** The devices in an order in which what {@code joined} needs stands before what it is joined to. */
    private static List<Node> inOrder(TopologyDocument document, Item longer, Item joined) {
        List<Node> all = document.list(DEVICES);
        Set<Pointer> needed = Items.of(document).under(joined).stream().map(Item::pointer).collect(Collectors.toSet());
        int at = IntStream.range(0, all.size()).filter(i -> DEVICES.item(i).equals(longer.pointer())).findFirst()
                .orElseThrow();
        List<Node> order = new ArrayList<>(all.subList(0, at));
        for (boolean needs : List.of(true, false)) {
            IntStream.range(at, all.size()).filter(i -> needed.contains(DEVICES.item(i)) == needs).mapToObj(all::get)
                    .forEach(order::add);
        }
        return order;
    }
}
