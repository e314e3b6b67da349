package org.faultline.grading;

import java.util.List;

/** In which form marks are written. */
public enum GradeForm {
    /** A table with a row for each file. */
    CSV,
    /** The same with what was said to each answer, and how the class did in each. */
    JSON,
    /** A results.json for each file. */
    GRADESCOPE,
    /** A results.json for each file. */
    PRAIRIELEARN,
    /** A table that Moodle's gradebook imports. */
    MOODLE,
    /** One column of a table that was exported from Canvas. */
    CANVAS,
    /** Statements for a store, one a line. */
    XAPI;

    /** Whether there is a file of marks for each answer file. */
    public boolean isOfEach() {
        return this == GRADESCOPE || this == PRAIRIELEARN;
    }

    /** Whether each answer file is in it with all there is to say of it; others leave out what has no marks. */
    public boolean isOfAll() {
        return this == CSV || this == JSON;
    }

    /** The marks in that form; that of Canvas is made from a table of its own ({@link Gradebook}). */
    public List<MarkFile> files(Marks marks) {
        return switch (this) {
            case CSV -> List.of(CsvMarks.own(marks));
            case JSON -> List.of(JsonMarks.own(marks));
            case GRADESCOPE -> JsonMarks.gradescope(marks);
            case PRAIRIELEARN -> JsonMarks.prairieLearn(marks);
            case MOODLE -> List.of(CsvMarks.moodle(marks));
            case CANVAS -> throw new IllegalArgumentException("made from the table of a gradebook");
            case XAPI -> List.of(JsonMarks.xapi(marks));
        };
    }
}
