package org.faultline.address;

import org.jspecify.annotations.Nullable;

/** The stable name a document gives to a device, filesystem, file, process or mapping. Unique in a stack. */
public record LayerId(String value) implements Comparable<LayerId> {
    /** Most ids that are compared are the same object; then the texts need not be looked at. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof LayerId id && value.equals(id.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(LayerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
