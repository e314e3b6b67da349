package org.faultline.assembly;

import java.util.Optional;
import org.faultline.document.Pointer;

/**
 * The way from the root of a document to one of its values; written down only where something is said of it, for most it
 * never is.
 *
 * @param key of the value in the object above; empty in a list
 * @param item which item it is of the list there, or -1
 */
record Way(Optional<Way> above, String key, int item) {
    static final Way ROOT = new Way(Optional.empty(), "", -1);

    Pointer pointer() {
        if (above.isEmpty()) {
            return Pointer.ROOT;
        }
        Pointer from = above.get().pointer();
        return item < 0 ? from.key(key) : key.isEmpty() ? from.item(item) : from.key(key).item(item);
    }

    /** To a field of the object it leads to. */
    Way to(String name) {
        return new Way(Optional.of(this), name, -1);
    }

    /** To an item of the list in a field of the object it leads to. */
    Way to(String name, int number) {
        return new Way(Optional.of(this), name, number);
    }

    /** To an item of the list it leads to. */
    Way item(int number) {
        return new Way(Optional.of(this), "", number);
    }
}
