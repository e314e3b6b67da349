package org.faultline.format.shell;

import java.util.Optional;
import org.faultline.repair.Outset;
import org.faultline.repair.advice.Advice;

/**
 * What there is to tell of an advice.
 *
 * @param title the document's
 * @param designTitle what people call the kernel design
 * @param outset from where in a run it starts, where it was made for one
 */
public record AdviceReport(String title, String designTitle, Advice advice, Optional<Outset> outset) {
    /** Of a case that no run led to. */
    public AdviceReport(String title, String designTitle, Advice advice) {
        this(title, designTitle, advice, Optional.empty());
    }
}
