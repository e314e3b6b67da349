package org.faultline.playback;

import org.faultline.address.Pfn;
import org.faultline.stack.LayerId;

/** What a person points at. Every view shows the same selection. */
public sealed interface Selection {
    /** A device, filesystem, file, process or mapping. */
    record OfLayer(LayerId layer) implements Selection {}

    /** One page of memory. */
    record OfPage(Pfn pfn) implements Selection {}

    /** Nothing in particular. */
    record OfNothing() implements Selection {}
}
