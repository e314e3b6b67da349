package org.faultline.desktop.model;

import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;

/**
 * Which processes of a document can do anything at the moment that is shown.
 *
 * @param machine the machine at that moment
 */
public record Living(Items items, Machine machine) {
    /** Those that live, in the document's order. */
    public Stream<Item> all() {
        return items.ofKind("process").filter(this::has);
    }

    /** Whether a process lives, or the process of a mapping; one that the machine does not know is yet to be born. */
    public boolean has(Item item) {
        Optional<Item> process = item.kind().equals("mapping") ? items.around(item) : Optional.of(item);
        return process.flatMap(p -> machine.processes().stream().filter(m -> m.id().value().equals(p.id())).findFirst())
                .map(UserProcess::isAlive).orElse(true);
    }

    /** Whoever calls on a file where nobody is chosen: the first that lives; nothing for a shell. */
    public Optional<Item> caller() {
        return all().findFirst();
    }

    /** The pid of whoever calls on a file where nobody is chosen; 0 for a shell. */
    public long callerPid() {
        return caller().map(p -> p.bytes("pid").orElse(Act.NOBODY)).orElse((long) Act.NOBODY);
    }
}
