package org.faultline.grading;

import java.util.List;

/** In which form marks are written. */
public enum GradeForm {
    /** A table with a row for each file. */
    CSV;

    /** The marks in that form. */
    public String text(Exam exam, List<Graded> rows) {
        return switch (this) {
            case CSV -> CsvMarks.text(exam, rows);
        };
    }
}
