package org.faultline.picture;

/** How much room text takes. */
@FunctionalInterface
public interface TextMetrics {
    String ELLIPSIS = "…";

    /** Width of {@code text} on one line, in pixels. */
    double width(Type type, String text);

    /** {@code text} as far as it fits into {@code width}; empty when not even two letters do. */
    default String fit(Type type, String text, double width) {
        if (width(type, text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int mid = (low + high + 1) / 2;
            if (width(type, text.substring(0, mid) + ELLIPSIS) <= width) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low < 2 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }
}
