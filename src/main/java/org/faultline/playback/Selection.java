package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;

/** What a person points at. Every view shows the same selection. */
public sealed interface Selection {
    /** A device, filesystem, file, process or mapping. */
    record OfLayer(LayerId layer) implements Selection {}

    /** Several layers together, two at least, in the order they were chosen. */
    record OfLayers(List<LayerId> all) implements Selection {
        public OfLayers {
            all = List.copyOf(all);
        }
    }

    /** One page of memory; and what somebody pointed at to choose it, where it was not the page alone. */
    record OfPage(Pfn pfn, Optional<LayerId> on) implements Selection {
        public OfPage(Pfn pfn) {
            this(pfn, Optional.empty());
        }
    }

    /** Nothing in particular. */
    record OfNothing() implements Selection {}

    /** Those layers together. */
    static Selection of(List<LayerId> layers) {
        return switch (layers.size()) {
            case 0 -> new OfNothing();
            case 1 -> new OfLayer(layers.getFirst());
            default -> new OfLayers(layers);
        };
    }

    /** The layers that are selected; none when it is a page. */
    default List<LayerId> layers() {
        return switch (this) {
            case OfLayer one -> List.of(one.layer());
            case OfLayers several -> several.all();
            case OfPage page -> List.of();
            case OfNothing nothing -> List.of();
        };
    }

    /** What is changed by keys and fields: what is selected, and for a page what was pointed at to choose it. */
    default List<LayerId> pointed() {
        return this instanceof OfPage page ? page.on().stream().toList() : layers();
    }

    /** The same with that layer too, or without it where it is selected. */
    default Selection toggled(LayerId layer) {
        List<LayerId> next = new ArrayList<>(pointed());
        if (!next.remove(layer)) {
            next.add(layer);
        }
        return of(next);
    }
}
