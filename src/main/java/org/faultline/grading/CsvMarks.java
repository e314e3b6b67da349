package org.faultline.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.format.LessonPage;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.key.Mark;

/** Marks as a table with a row for each file: RFC 4180, in UTF-8. */
final class CsvMarks {
    private CsvMarks() {}

    static String text(Exam exam, List<Graded> rows) {
        List<String> head = new ArrayList<>(List.of("file", "student", "level", "points", "most", "share"));
        exam.lesson().asks().forEach(a -> head.add(a.id()));
        head.add("remark");
        StringBuilder out = new StringBuilder(line(head));
        rows.forEach(r -> out.append(line(row(exam, r))));
        return out.toString();
    }

    private static List<String> row(Exam exam, Graded row) {
        List<String> cells = new ArrayList<>(List.of(row.file(), row.sheet().map(AnswerSheet::student).orElse(""),
                row.sheet().map(s -> s.level().word()).orElse(""),
                row.isGraded() ? LessonPage.points(row.points()) : "", LessonPage.points(row.most()),
                row.isGraded() ? LessonPage.points(row.share()) : ""));
        for (Ask ask : exam.lesson().asks()) {
            Optional<Mark> mark = row.marks().stream().filter(m -> m.ask().id().equals(ask.id())).findFirst();
            cells.add(mark.map(m -> LessonPage.points(m.share() * ask.weight())).orElse(""));
        }
        cells.add(row.reason().map(r -> LessonWords.text("Graded." + r.name())).orElse(""));
        return cells;
    }

    /** One line; a cell that a table program would take for a formula begins with an apostrophe. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvMarks::cell).collect(Collectors.joining(",")) + "\n";
    }

    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\t\r].*") && !text.matches("-?[0-9.]+") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
