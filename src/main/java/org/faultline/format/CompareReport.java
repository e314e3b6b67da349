package org.faultline.format;

import org.faultline.compare.Comparison;
import org.faultline.compare.Side;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Messages;

/**
 * Two runs side by side as there is to tell of them.
 *
 * @param left what the left run is called: its kernel, and its document or run where these differ
 * @param right the same of the right one
 */
public record CompareReport(String left, String right, Comparison comparison) {
    /** Of two runs that are called so, apart from their kernels. */
    public static CompareReport of(String left, String right, Comparison comparison) {
        boolean same = left.equals(right);
        return new CompareReport(name(same ? "" : left, comparison.left()), name(same ? "" : right, comparison.right()),
                comparison);
    }

    private static String name(String called, Side side) {
        String kernel = Messages.text("run.design.id", DesignText.title(side.design()), side.design().id());
        return called.isEmpty() ? kernel : Messages.text("compare.called", called, kernel);
    }
}
