package org.faultline.grading;

import org.faultline.document.Node;
import org.faultline.format.LessonText;
import org.faultline.format.NodeJson;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.LessonCheck.Flaw;
import org.faultline.lesson.Lesson;

/** What is wrong with a lesson, in a sentence with an example. */
public record FlawText(Lesson lesson) {
    /** The sentence. */
    public String of(Flaw flaw) {
        return switch (flaw) {
            case Flaw.NotRun f -> LessonWords.text("flaw.not-run", where(f.pool(), f.row()));
            case Flaw.NoAnswer f -> LessonWords.text("flaw.no-answer", where(f.pool(), f.row()), f.ask().id(),
                    LessonWords.of(f.reason()));
            case Flaw.OtherKind f -> LessonWords.text("flaw.other-kind", where(f.pool(), f.row()), f.ask().id());
            case Flaw.OtherLesson f -> LessonWords.text("flaw.other-lesson", where(f.pool(), f.row()));
            case Flaw.NotBegun f -> LessonWords.text("flaw.not-begun");
            case Flaw.AlreadyTold f -> LessonWords.text("flaw.told", where(f.pool(), f.row()), f.ask().id(),
                    LessonText.told(f.told()));
        };
    }

    private String where(int pool, int row) {
        return pool < 0
                ? LessonWords.text(lesson.variation().pools().isEmpty() ? "check.as-it-is" : "check.first-rows")
                : LessonWords.text("check.row", pool + 1, row + 1,
                        NodeJson.line(Node.of(lesson.variation().pools().get(pool).rows().get(row))).strip());
    }
}
