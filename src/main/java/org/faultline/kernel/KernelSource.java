package org.faultline.kernel;

/**
 * A place in the Linux source.
 *
 * @param file path from the root of the kernel tree, such as {@code mm/memory-failure.c}
 * @param function name without brackets
 */
public record KernelSource(String file, String function) {
    /** Where the processor does it by itself. */
    public static final KernelSource NO_CODE = new KernelSource("arch/x86", "(no kernel code runs)");

    /** A function, in the order people read it: function, then file. */
    public static KernelSource of(String function, String file) {
        return new KernelSource(file, function);
    }

    @Override
    public String toString() {
        return file + ":" + function;
    }
}
