package org.faultline.process;

import org.faultline.address.Hex;

/**
 * A SIGBUS as a process receives it. Kernel: mm/memory-failure.c kill_proc().
 *
 * @param address si_addr, the virtual address of the bad page
 * @param thread which thread of the process gets it, 0 for the main one
 * @param lsb si_addr_lsb, the power of two of what was torn down; 0 when the kernel gives none
 */
public record Signal(Code code, long address, int lsb, int thread) {
    /** A signal to the main thread. */
    public Signal(Code code, long address, int lsb) {
        this(code, address, lsb, 0);
    }

    /** si_code of a SIGBUS. */
    public enum Code {
        /** Action required: the task touched the page itself. Forced. */
        BUS_MCEERR_AR,
        /** Action optional: somebody found out. Can be caught, blocked or ignored. */
        BUS_MCEERR_AO,
        /** A fault the filesystem or device refused. */
        BUS_ADRERR
    }

    @Override
    public String toString() {
        return "SIGBUS " + code + " addr " + Hex.of(address) + " lsb " + lsb;
    }
}
