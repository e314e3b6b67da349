package org.faultline.budget;

/** Long work was stopped on the way. Nothing of it is kept: whatever it was asked for is as it was before. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** It says where nothing, because nothing is wrong. */
    public Stopped() {
        super("stopped", null, false, false);
    }
}
