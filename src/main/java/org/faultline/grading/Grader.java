package org.faultline.grading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.document.TopologyDocument;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Goal;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Session;

/** Marks answers to one lesson. */
public record Grader(Exam exam) {
    private Lesson lesson() {
        return exam.lesson();
    }

    /** Marks files of answers, each by its name and bytes, in their order. A file that is no good is a row of its own. */
    public Marks all(List<AnswerFile> files) {
        Set<String> students = new HashSet<>();
        List<Graded> rows = new ArrayList<>();
        for (AnswerFile file : files) {
            Graded row = one(file);
            rows.add(row.sheet().isPresent() && !students.add(row.student()) ? row.but(Graded.Reason.TWICE) : row);
        }
        return new Marks(exam, rows, "");
    }

    /** Marks one file. */
    public Graded one(AnswerFile file) {
        return switch (file.read()) {
            case AnswerFile.Read.Bad bad ->
                    Graded.failed(file.name(), Optional.empty(), Graded.Reason.UNREADABLE, most(Level.GAPS));
            case AnswerFile.Read.Good good -> {
                Graded row = one(file.name(), good.sheet());
                yield good.intact() ? row : row.but(Graded.Reason.CHANGED);
            }
        };
    }

    /** Marks what one student answered. */
    public Graded one(String file, AnswerSheet sheet) {
        double most = most(sheet.level());
        if (!sheet.lesson().equals(lesson().id())) {
            return Graded.failed(file, Optional.of(sheet), Graded.Reason.OTHER_LESSON, most);
        }
        if (sheet.version() != lesson().version()) {
            return Graded.failed(file, Optional.of(sheet), Graded.Reason.OTHER_VERSION, most);
        }
        return sheet.level() == Level.BUILT ? built(file, sheet, most) : predicted(file, sheet, most);
    }

    private Graded predicted(String file, AnswerSheet sheet, double most) {
        return exam.variant(sheet.student()).filter(exam::isWhole).map(variant -> {
            List<Mark> marks = Keyed.answered(variant.keys()).stream()
                    .map(key -> Mark.of(key, sheet.answer(key.ask().id()))).toList();
            double points = marks.stream().mapToDouble(Mark::points).sum();
            return new Graded(file, Optional.of(sheet), marks, points, most, Optional.empty());
        }).orElseGet(() -> Graded.failed(file, Optional.of(sheet), Graded.Reason.NOT_RUN, most));
    }

    private Graded built(String file, AnswerSheet sheet, double most) {
        return built(sheet).map(session -> new Graded(file, Optional.of(sheet), List.of(), met(session).size(), most,
                Optional.empty()))
                .orElseGet(() -> Graded.failed(file, Optional.of(sheet), Graded.Reason.NOT_RUN, most));
    }

    /** What a student built, run; nothing where it cannot be. */
    static Optional<Session> built(AnswerSheet sheet) {
        return sheet.built()
                .flatMap(root -> Session.of(new TopologyDocument("", root), Optional.empty()).session());
    }

    /** The goals of the lesson that hold in what somebody built. */
    public List<Goal> met(Session session) {
        return lesson().goals().stream()
                .filter(g -> AnswerKey.count(session.run().trace(), g.of()) == g.value()).toList();
    }

    private double most(Level level) {
        return level == Level.BUILT ? lesson().goals().size() : lesson().asks().stream().mapToInt(Ask::weight).sum();
    }
}
