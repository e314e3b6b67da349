package org.faultline.edit;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.assembly.Known;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;

/** Takes items out of a document, with everything that cannot be without them. */
public final class Removing {
    /** Before the pid of a process that only an act makes. */
    private static final String BORN = "pid ";

    private Removing() {}

    /** Takes the items away, and what stands on them, shares their blocks, maps them or acts on them. */
    public static Built remove(TopologyDocument document, List<String> ids) {
        return remove(document, ids, Known.all());
    }

    /** The same where these plug-ins are known. */
    public static Built remove(TopologyDocument document, List<String> ids, Known known) {
        ActReferences references = ActReferences.of(known.acts());
        Items items = Items.of(document);
        Set<String> gone = new HashSet<>(ids);
        gone.retainAll(items.all().stream().map(Item::id).toList());
        if (gone.isEmpty()) {
            return new Built.Refused("Nothing is selected.", "Select what to take away.");
        }
        boolean more = true;
        while (more) {
            more = items.all().stream().anyMatch(i -> dependsOn(items, i, gone) && gone.add(i.id()));
        }
        TopologyDocument next = document;
        List<Item> lastFirst = items.all().stream().filter(i -> gone.contains(i.id()))
                .sorted(Comparator.comparingInt((Item i) -> items.all().indexOf(i)).reversed()).toList();
        for (Item item : lastFirst) {
            next = next.without(item.pointer());
        }
        next = orphaned(Ordering.without(next, gone), gone);
        return new Built.Done(Acts.remove(next, act -> goes(act, references, items, gone)),
                "Remove " + items.called(ids), "");
    }

    /** Processes whose parent is gone stay, as if nobody had forked them. */
    private static TopologyDocument orphaned(TopologyDocument document, Set<String> gone) {
        TopologyDocument next = document;
        for (Item child : Items.of(document).ofKind("process").filter(p -> gone.contains(p.text("parent"))).toList()) {
            next = next.without(child.pointer().key("parent"));
        }
        return next;
    }

    private static boolean dependsOn(Items items, Item item, Set<String> gone) {
        return items.below(item).stream().anyMatch(gone::contains) || gone.contains(item.text("reflink"))
                || gone.contains(item.text("file"))
                || items.around(item).filter(a -> gone.contains(a.id())).isPresent();
    }

    /** Whether an act is about something that is gone; then what it would have made is gone, too, for the acts behind it. */
    private static boolean goes(Fields act, ActReferences references, Items items, Set<String> gone) {
        List<Naming> names = Naming.in(act);
        boolean about =
                references.named().stream().map(act::get).flatMap(Optional::stream).map(Item::plain)
                        .anyMatch(gone::contains)
                        || items.all().stream().filter(i -> gone.contains(i.id()))
                                .anyMatch(i -> names.stream().anyMatch(n -> n.isOf(items, i)))
                        || names.stream()
                                .anyMatch(n -> n.kind() == Naming.Kind.PROCESS && gone.contains(BORN + n.name()));
        if (about) {
            act.get("child").map(Item::plain).ifPresent(pid -> gone.add(BORN + pid));
            references.made().stream().map(act::get).flatMap(Optional::stream).map(Item::plain)
                    .filter(id -> items.find(id).isEmpty()).forEach(gone::add);
        }
        return about;
    }
}
