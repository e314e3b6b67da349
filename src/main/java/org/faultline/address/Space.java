package org.faultline.address;

/** The name of an address space: physical memory, a block device, a file, a process. Offsets in it are bytes. */
public record Space(String name) implements Comparable<Space> {
    /** The physical address space of the machine. */
    public static final Space PHYSICAL = new Space("phys");

    @Override
    public int compareTo(Space other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
