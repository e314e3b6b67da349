package org.faultline.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.format.LessonPage;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.key.Mark;

/** Marks as tables: RFC 4180 in UTF-8, with a newline at the end of each line. */
final class CsvMarks {
    private CsvMarks() {}

    /** A row for each file, a column for each thing that is asked. */
    static MarkFile own(Marks marks) {
        List<Ask> asks = marks.exam().lesson().asks();
        List<String> head =
                new ArrayList<>(List.of("file", "student", "level", "predicted", "points", "most", "share"));
        asks.forEach(a -> head.add(a.id()));
        head.add("remark");
        StringBuilder out = new StringBuilder(line(head));
        marks.rows().forEach(r -> out.append(line(row(asks, r))));
        return MarkFile.only(out.toString());
    }

    private static List<String> row(List<Ask> asks, Graded row) {
        List<String> cells = new ArrayList<>(List.of(row.file(), row.sheet().map(AnswerSheet::student).orElse(""),
                row.sheet().map(s -> s.level().word()).orElse(""),
                row.isGraded() ? row.predicted() + "/" + asks.size() : "",
                row.isGraded() ? LessonPage.points(row.points()) : "", LessonPage.points(row.most()),
                row.isGraded() ? LessonPage.points(row.share()) : ""));
        for (Ask ask : asks) {
            Optional<Mark> mark = row.marks().stream().filter(m -> m.ask().id().equals(ask.id())).findFirst();
            cells.add(mark.map(m -> LessonPage.points(m.points())).orElse(""));
        }
        cells.add(Marks.remark(row));
        return cells;
    }

    /**
     * The table that Moodle's gradebook imports: who is found by address or by number, one column of grades, one of feedback.
     * Format: moodle/moodle grade/import/csv. What has no grade is left out.
     */
    static MarkFile moodle(Marks marks) {
        StringBuilder out = new StringBuilder(line(List.of("email", "idnumber", marks.title(), "feedback")));
        for (Graded row : marks.graded()) {
            boolean mail = row.student().contains("@");
            out.append(line(List.of(mail ? row.student() : "", mail ? "" : row.student(),
                    LessonPage.points(row.points()), marks.feedback(row).strip())));
        }
        return MarkFile.only(out.toString());
    }

    /** One line. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvMarks::cell).collect(Collectors.joining(",")) + "\n";
    }

    /** A cell; what a table program would take for a formula begins with an apostrophe. */
    static String cell(String text) {
        boolean formula = text.matches("(?s)[=+\\-@\t\r].*") && !text.matches("-?[0-9.]+");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
