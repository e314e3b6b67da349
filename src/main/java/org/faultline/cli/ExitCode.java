package org.faultline.cli;

/** What the process leaves behind for the shell that called it. */
public final class ExitCode {
    /** Done, and the answer is yes. */
    public static final int FINE = 0;
    /** Done, and the answer is no: a check found problems, a comparison found a difference. */
    public static final int NO = 1;
    /** Asked wrongly, or given input that cannot be read. */
    public static final int USAGE = 2;
    /** Stopped on the way by Ctrl+C; what shells say of a program that SIGINT ended. */
    public static final int STOPPED = 130;
    /** Our own fault. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
