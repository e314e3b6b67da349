package org.faultline.address;

import java.util.Locale;

/** Numbers as addresses are written: {@code 0x101C00}, or in the kernel's own lower case {@code 0x101c00}. */
public final class Hex {
    private Hex() {}

    /** Upper-case digits after {@code 0x}, as the whole product shows addresses. */
    public static String of(long value) {
        return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }

    /** Lower-case digits after {@code 0x}, as the kernel's {@code %#lx} prints them. */
    public static String kernel(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
