package org.faultline.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.edit.Ordering;
import org.faultline.format.Caption;
import org.faultline.format.Report;
import org.faultline.picture.Box;
import org.faultline.picture.stack.LayoutContext;
import org.faultline.picture.stack.Quiz;
import org.faultline.picture.stack.StackLayout;
import org.faultline.picture.stack.Trim;
import org.faultline.playback.Chapter;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;

/** Every moment of a run as a picture, all of one size: as high as the chapter that needs most room. */
final class Film {
    /** Width of every picture, in pixels; the height where there are not many layers. */
    static final double WIDTH = 1280;
    private static final double USUAL = 664;

    private final Session session;
    private final List<String> order;
    private final double height;
    /** The page that goes bad next, where something is asked about it. */
    private final Optional<Pfn> next;
    private LayoutContext story;

    private Film(Session session, Optional<Pfn> next, List<Integer> moments, Budget budget) {
        this.session = session;
        this.next = next;
        order = Ordering.of(session.document());
        story = LayoutContext.of(session.timeline().first());
        double most = USUAL;
        for (int step : moments) {
            budget.spend(Budget.Stage.DRAW, 0, moments.size());
            most = Math.max(most, StackLayout.least(moment(step), story, Trim.WHOLE));
        }
        height = most;
    }

    /** All moments of a run. */
    static Film of(Session session, Budget budget) {
        return new Film(session, Optional.empty(), Stream.concat(Stream.of(0),
                session.timeline().chronicle().chapters().stream().map(Chapter::last)).toList(), budget);
    }

    /** The moment at which a session stands, in the room that its chapter needs. */
    static Film still(Session session) {
        return still(session, Optional.empty());
    }

    /** The same, where something is asked about the page that goes bad next. */
    static Film still(Session session, Optional<Pfn> next) {
        return new Film(session, next, List.of(session.timeline().cursor()), Budget.UNLIMITED);
    }

    /** How many steps the run has; there is one picture more. */
    int steps() {
        return session.run().trace().steps().size();
    }

    /** Number of the step at which the session stands. */
    int cursor() {
        return session.timeline().cursor();
    }

    /** What there is to tell of the run. */
    Report report() {
        return session.report();
    }

    List<Chapter> chapters() {
        return session.timeline().chronicle().chapters();
    }

    /** Height of the stack in every picture, in pixels. */
    double height() {
        return height;
    }

    /** The picture after so many steps. */
    Frame at(int step) {
        Timeline moment = moment(step);
        return new Frame(this, moment, StackLayout.of(moment, story, new Box(0, 0, WIDTH, height), 1, order,
                Trim.WHOLE), Caption.at(moment), Quiz.NONE);
    }

    /** The chapter of a step, where there are several. */
    Optional<Chapter> chapter(int step) {
        return chapters().size() < 2 ? Optional.empty() : session.timeline().chronicle().at(step);
    }

    private Timeline moment(int step) {
        Timeline moment = session.timeline().at(step);
        story = story.then(moment, next);
        return moment;
    }
}
