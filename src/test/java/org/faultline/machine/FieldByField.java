package org.faultline.machine;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** How two machines are compared in everything they are made of, but for what one of them was asked and so worked out. */
public final class FieldByField {
    private FieldByField() {}

    /** The comparison. */
    public static RecursiveComparisonConfiguration comparison() {
        return RecursiveComparisonConfiguration.builder()
                .withIgnoredFieldsMatchingRegexes(".*\\.byPath\\.made\\.sorted")
                .build();
    }
}
