package org.faultline.watcher;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;

/**
 * A program that watches what it stands on for failures.
 *
 * @param name what people call it
 * @param on the filesystem or process that it watches
 * @param conduct how it answers when it is asked; of a kind that is only told, how nobody ever asks
 */
public record Watcher(LayerId id, String name, WatcherKind kind, LayerId on, Conduct conduct) {
    /** The one of these with that id. */
    public static Optional<Watcher> of(List<Watcher> all, LayerId id) {
        return all.stream().filter(w -> w.id().equals(id)).findFirst();
    }

    /** Whether it is of a kind that no kernel has. */
    public boolean isHypothetical() {
        return kind.duty() instanceof WatcherKind.Duty.Asked;
    }
}
