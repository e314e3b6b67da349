package org.faultline.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;

/**
 * What one student answered to one lesson.
 *
 * @param lesson the lesson's id
 * @param version of the lesson
 * @param student the name by which the variant was chosen, as typed
 * @param program the version of the program it was taken with
 * @param built the document that the student built, at the level at which one builds
 */
public record AnswerSheet(String lesson, int version, String student, Level level, String program, List<Given> given,
        Optional<Node.Fields> built) {
    public AnswerSheet {
        given = List.copyOf(given);
    }

    /** A sheet on which nothing stands. */
    public static AnswerSheet blank(Lesson lesson, String student, Level level, String program) {
        return new AnswerSheet(lesson.id(), lesson.version(), student, level, program, List.of(), Optional.empty());
    }

    /** What was given in a vote. */
    public Optional<Given> given(String ask, int vote) {
        return given.stream().filter(g -> g.ask().equals(ask) && g.vote() == vote).findFirst();
    }

    /** The answer that counts: the first one. */
    public Optional<Reply> answer(String ask) {
        return given(ask, 1).map(Given::answer);
    }

    /** What was answered after one had talked about it, where a second vote was taken. */
    public Optional<Reply> second(String ask) {
        return given(ask, Given.LAST_VOTE).map(Given::answer);
    }

    /** The same with one prediction more; what was given before stays as it was. */
    public AnswerSheet with(Given next) {
        if (given(next.ask(), next.vote()).isPresent()) {
            return this;
        }
        List<Given> more = new ArrayList<>(given);
        more.add(next);
        return new AnswerSheet(lesson, version, student, level, program, more, built);
    }

    /** The same with the document that was built. */
    public AnswerSheet building(Node.Fields document) {
        return new AnswerSheet(lesson, version, student, level, program, given, Optional.of(document));
    }
}
