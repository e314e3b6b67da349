package org.faultline.grading;

import java.util.List;
import java.util.Optional;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.key.Mark;

/**
 * What came of one answer file.
 *
 * @param file its name
 * @param sheet what it says, where it could be read
 * @param marks one for each thing that is asked, in the order of the lesson; none where it could not be graded
 * @param points what they come to
 * @param most what they could come to
 * @param reason why it could not be graded, if it could not; or what else is to be said of it
 */
public record Graded(String file, Optional<AnswerSheet> sheet, List<Mark> marks, double points, double most,
        Optional<Reason> reason) {
    /** Why a file is not graded as others are. */
    public enum Reason {
        /** It is no file of answers, or half of one. */
        UNREADABLE,
        /** It answers another lesson. */
        OTHER_LESSON,
        /** It answers another version of the lesson. */
        OTHER_VERSION,
        /** Its digest is not that of what it says: something changed it by accident. It is graded. */
        CHANGED,
        /** What was built cannot be run. */
        NOT_RUN,
        /** Another file is of the same student. Both are graded. */
        TWICE;

        /** Whether the file is graded all the same. */
        public boolean isGraded() {
            return this == CHANGED || this == TWICE;
        }
    }

    public Graded {
        marks = List.copyOf(marks);
    }

    /** A file that is not graded. */
    static Graded failed(String file, Optional<AnswerSheet> sheet, Reason reason, double most) {
        return new Graded(file, sheet, List.of(), 0, most, Optional.of(reason));
    }

    /** The same with something to be said of it. */
    Graded but(Reason why) {
        return new Graded(file, sheet, marks, points, most, reason.or(() -> Optional.of(why)));
    }

    /** Whether it has a grade. */
    public boolean isGraded() {
        return reason.filter(r -> !r.isGraded()).isEmpty();
    }

    /** The grade, from 0 to 1. */
    public double share() {
        return most == 0 ? 0 : points / most;
    }

    /** How many questions somebody answered, "not sure" included: for those who only want to know that. */
    public long predicted() {
        return marks.stream().filter(m -> m.given().isPresent()).count();
    }

    /** The same, where having answered is all that counts: each question that was answered has all its points. */
    Graded forDoing() {
        List<Mark> done = marks.stream().map(Mark::forDoing).toList();
        return marks.isEmpty() ? this
                : new Graded(file, sheet, done, done.stream().mapToDouble(Mark::points).sum(), most,
                        reason);
    }

    /** Who it is of; the name of the file where that is not known. */
    public String student() {
        return sheet.map(AnswerSheet::student).orElse(file);
    }
}
