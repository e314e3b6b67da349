package org.faultline.soak;

import java.util.List;

/** What holds for every scenario under every design. */
interface Rule {
    /** The rule, as a sentence. */
    String name();

    /** Every place where a play breaks it, at which act and how. */
    List<String> broken(Play play);

    /** A rule and what checks it. */
    static Rule of(String name, Check check) {
        return new Named(name, check);
    }

    /** What checks a rule. */
    interface Check {
        List<String> broken(Play play);
    }

    /** A rule with its sentence. */
    record Named(String name, Check check) implements Rule {
        @Override
        public List<String> broken(Play play) {
            return check.broken(play);
        }
    }
}
