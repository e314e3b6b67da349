package org.faultline.desktop.present;

import org.faultline.lesson.Ask;

/** One thing that a class sees at a time. */
sealed interface Slide {
    /** The step after which the picture shows the machine. */
    int cursor();

    /** What is said before the story, or when something is over. */
    record Told(String headline, String text, int cursor) implements Slide {}

    /**
     * Something is asked.
     *
     * @param number which question it is, from 1
     * @param of how many there are
     */
    record Asked(Ask ask, int number, int of, int cursor) implements Slide {}

    /** A step of the run. */
    record Happened(int cursor) implements Slide {}
}
