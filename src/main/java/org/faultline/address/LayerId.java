package org.faultline.address;

/** The stable name a document gives to a device, filesystem, file, process or mapping. Unique in a stack. */
public record LayerId(String value) implements Comparable<LayerId> {
    @Override
    public int compareTo(LayerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
