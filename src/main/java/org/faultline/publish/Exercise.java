package org.faultline.publish;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Pfn;
import org.faultline.export.Export;
import org.faultline.format.LessonText;
import org.faultline.format.Reasons;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.key.Gate;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mistake;
import org.faultline.lesson.key.Told;
import org.faultline.picture.stack.Quiz;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/**
 * One thing that is asked of one variant, as any platform can ask it.
 *
 * @param number of the variant, from 1
 */
record Exercise(Exam exam, Exam.Variant variant, int number, Keyed.Key key) {
    /** Every question of some variants, the first variant first. */
    static List<Exercise> of(Exam exam, List<Exam.Variant> variants) {
        List<Exercise> all = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            for (Keyed.Key key : Keyed.answered(variants.get(i).keys())) {
                all.add(new Exercise(exam, variants.get(i), i + 1, key));
            }
        }
        return all;
    }

    /** What a bank of questions calls it. */
    String name() {
        return exam.lesson().id() + " " + key.ask().id() + " " + number;
    }

    Trace trace() {
        return variant.session().run().trace();
    }

    private LessonText words() {
        return new LessonText(trace().before());
    }

    /** What is said before: what the lesson says first, and which page goes bad. */
    List<String> before() {
        List<String> said = new ArrayList<>();
        Optional.of(exam.lesson().about().introduction()).filter(t -> !t.isEmpty()).ifPresent(said::add);
        LessonText.page(trace(), key.ask()).ifPresent(said::add);
        return said;
    }

    String text() {
        return words().question(key.ask());
    }

    /** What is said to whoever is wrong by that mistake. */
    static String said(Mistake mistake) {
        return LessonWords.of(mistake);
    }

    /** What is said when it was answered: what is true, and the author's explanation. */
    String truth() {
        List<String> said = new ArrayList<>();
        said.add(LessonWords.text("truth", LessonText.answer(key, key.truth())));
        Optional.of(key.ask().words().explanation()).filter(t -> !t.isEmpty()).ifPresent(said::add);
        return String.join(" ", said);
    }

    /** Why each of what is offered is or is not among those. */
    Reasons reasons() {
        return new Reasons(trace(), key.ask().act());
    }

    /**
     * The stack as an image that stands in the text itself: before anything happens; or, where one has to have seen what
     * happened, after that.
     */
    String image() {
        return isOfWhatWasSeen() ? shown() : beginning();
    }

    /** The same before anything happens, whatever is asked. */
    String beginning() {
        return image(variant.session().at(0), Optional.empty(), exam.lesson().hidden());
    }

    /** Whether one has to see what happened before one can say under which kernel that was. */
    boolean isOfWhatWasSeen() {
        return key.ask().kind() == AskKind.DESIGN;
    }

    /** The stack as it is when somebody is asked who walks through the story. */
    String shown() {
        Optional<Pfn> next = key.ask().kind().isAskedAfterwards() ? Optional.empty()
                : Told.of(trace(), key.ask()).map(told -> told.where().pfn());
        return image(variant.session().at(Gate.stop(trace(), key.ask())), next, exam.lesson().hidden());
    }

    /**
     * The stack at the step where the session stands, without what is hidden, as an image that stands in the text itself.
     *
     * @param next the page that goes bad next, where something is asked about it
     */
    static String image(Session session, Optional<Pfn> next, Set<Lesson.Hidden> hidden) {
        Quiz quiz = new Quiz(Set.of(), Set.of(), Set.of(), next, hidden.contains(Lesson.Hidden.PAGE_TABLES),
                hidden.contains(Lesson.Hidden.ADDRESSES), hidden.contains(Lesson.Hidden.DESIGN));
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(Export.asked(session, quiz));
    }
}
