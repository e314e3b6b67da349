package org.faultline.desktop.present;

import org.faultline.desktop.model.WindowText;
import org.faultline.grading.Exam;
import org.faultline.session.Session;

/**
 * Which of its variants a class sees of a lesson.
 *
 * @param now which it is, from 1; 0 where the document has numbers of its own
 * @param of how many there are
 */
record Numbers(int now, int of) {
    static Numbers of(Exam exam, Session shown) {
        return new Numbers(exam.number(shown.document()).orElse(-1) + 1, exam.count());
    }

    /** Whether there are other ones. */
    boolean isVaried() {
        return of > 1;
    }

    /** Which variant comes after it, from 0. */
    int next() {
        return now % of;
    }

    String words() {
        return now == 0 ? WindowText.text("present.numbers.own") : WindowText.text("present.numbers", now, of);
    }
}
