package org.faultline.benchmark;

import java.util.Locale;

/** What a figure counts, and how it is written. */
enum Unit {
    /** So many times as much as something else. */
    TIMES {
        @Override
        String text(double value) {
            return String.format(Locale.ROOT, value < 100 ? "%.2fx" : "%.0fx", value);
        }
    },
    MILLISECONDS {
        @Override
        String text(double value) {
            return value >= 10_000 ? String.format(Locale.ROOT, "%.1f s", value / 1000)
                    : String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value);
        }
    },
    BYTES {
        @Override
        String text(double value) {
            return value < 1024 ? String.format(Locale.ROOT, "%.1f B", value)
                    : value < 1 << 20 ? String.format(Locale.ROOT, "%.1f KiB", value / 1024)
                            : String.format(Locale.ROOT, "%.1f MiB", value / (1 << 20));
        }
    };

    /** The value with its unit. */
    abstract String text(double value);
}
