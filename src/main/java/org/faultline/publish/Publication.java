package org.faultline.publish;

import java.util.List;
import org.faultline.grading.Exam;

/** What a lesson can be published as. */
public enum Publication {
    /** A page for a browser, in which one predicts, runs and gets a code for the teacher. */
    HTML("html"),
    /** Questions for Moodle's bank, with their pictures. */
    MOODLE("xml"),
    /** Questions in the text form that many platforms read. */
    GIFT("gift.txt"),
    /** A page to be printed: blanks to be filled in, and the key on the last sheet. */
    HANDOUT("html"),
    /** Slides for a browser, with notes for whoever speaks. */
    SLIDES("html");

    private final String ending;

    Publication(String ending) {
        this.ending = ending;
    }

    /** How names of such files end, without the point. */
    public String ending() {
        return ending;
    }

    /** The whole of it; {@code variants} are different ones, each at least once. */
    public String text(Exam exam, List<Exam.Variant> variants) {
        return switch (this) {
            case HTML -> new LessonHtml(exam, variants).text();
            case MOODLE -> new MoodleXml(exam, variants).text();
            case GIFT -> new Gift(exam, variants).text();
            case HANDOUT -> new Handout(exam, variants.getFirst()).text();
            case SLIDES -> Slides.of(exam, variants.getFirst()).text();
        };
    }
}
