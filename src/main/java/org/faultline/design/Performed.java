package org.faultline.design;

import org.faultline.act.Act;

/** An act that says itself what the kernel does in it, step by step. */
public interface Performed extends Act.Added {
    /** Acts it out: every step is told to {@code kernel}, with the machine as it is afterwards. */
    void perform(Kernel kernel);

    /** The act as one that can be performed; every act that plugs in is. */
    static Performed of(Act.Added act) {
        if (act instanceof Performed performed) {
            return performed;
        }
        throw new IllegalArgumentException(act.toString());
    }
}
