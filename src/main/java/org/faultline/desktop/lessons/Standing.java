package org.faultline.desktop.lessons;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.desktop.lessons.AuthorWork.Found;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Sentences;
import org.faultline.grading.FlawText;
import org.faultline.grading.LessonCheck.Flaw;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/** How far a lesson is: what is wrong with it, and in a line whether somebody can take it. */
record Standing(Session session, Found found) {
    /** So many sentences are said at once. */
    private static final int MOST = 4;

    /** What is wrong, besides what is said at a question itself. */
    List<String> wrong() {
        Stream<String> problems = session.problems().stream().filter(Standing::isOfLesson).map(Standing::text);
        Stream<String> flaws = session.lesson().flatMap(l -> found.lesson().filter(f -> isSame(f, l))).stream()
                .flatMap(l -> found.flaws().stream().filter(f -> !isSaid(f)).map(new FlawText(l)::of));
        List<String> all = Stream.concat(problems, flaws).distinct().toList();
        return all.size() <= MOST ? all : Stream.concat(all.stream().limit(MOST - 1),
                Stream.of(WindowText.text("author.wrong.more", all.size() - MOST + 1))).toList();
    }

    /** Whether what was tried is what the lesson says now, so that it has these questions and rows. */
    private static boolean isSame(Lesson tried, Lesson now) {
        return tried.variation().equals(now.variation());
    }

    private static boolean isOfLesson(Problem problem) {
        String at = problem.place().pointer();
        return at.equals("/lesson") || (at.startsWith("/lesson/") && !at.startsWith("/lesson/asks/"));
    }

    private static String text(Problem problem) {
        return (Sentences.of(problem) + " " + Sentences.remedy(problem)).strip();
    }

    /** A question without an answer as the document is, or that answers itself there, says so itself. */
    private static boolean isSaid(Flaw flaw) {
        return flaw.pool() < 0 && (flaw instanceof Flaw.NoAnswer || flaw instanceof Flaw.AlreadyTold);
    }

    /** The line. */
    String text() {
        if (session.lesson().isEmpty()) {
            return WindowText.text("author.unusable");
        }
        List<Ask> asks = session.lesson().get().asks();
        if (asks.isEmpty()) {
            return WindowText.text("author.unasked");
        }
        String much = WindowText.text("author.much", asks.size(), asks.stream().mapToInt(Ask::weight).sum());
        boolean all = found.flaws().stream().allMatch(Flaw.AlreadyTold.class::isInstance);
        return much + " " + (!found.whole() ? WindowText.text("author.unchecked")
                : !found.flaws().isEmpty() ? WindowText.text(all ? "author.told" : "author.flawed")
                        : found.variants() == 1 ? WindowText.text("author.fine.one")
                                : WindowText.text("author.fine", found.variants()));
    }
}
