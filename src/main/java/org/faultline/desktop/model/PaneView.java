package org.faultline.desktop.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.document.Node;
import org.faultline.edit.Fix;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.faultline.why.Question;

/** All that a pane sees of the window that it stands in, and the few things that it can do there. */
public interface PaneView {
    /** The document with its run and its history, which change together. */
    ObservableValue<Session> session();

    /** The run, and how far it is shown. */
    ObservableValue<Timeline> timeline();

    /** What the user points at. */
    ObservableValue<Selection> selection();

    /** What the chosen kernel refuses of each layer. */
    ObservableValue<Map<LayerId, String>> doubts();

    /** What is wrong with the document, or with one that could not be opened. */
    ObservableList<Problem> problems();

    /** The edits that end one of the problems. */
    List<Fix> fixes(Problem problem);

    void mend(Fix fix);

    void select(Selection selection);

    /** Goes to step {@code number}, or as near as the run allows; a run that is played stops. */
    void goTo(int number);

    /** Poisons the selected page, if one is selected, and plays what comes of it. */
    void poison();

    /** Changes the document, unless the kernel refuses what comes of it; then tells what it refuses. */
    void edit(Edit edit, Consumer<List<Problem>> then);

    /** Goes on with the story: adds an act as its next chapter and plays that. */
    void goOn(String label, Node.Fields act);

    /**
     * Tells {@code then}, in a line, what would come of that page if it went bad; nothing while there is a story still to
     * be played, which that would give away.
     */
    void forecast(Pfn page, BiConsumer<Pfn, String> then);

    /** What somebody asks "why?" about. */
    Asking asking();

    /** What is compared. */
    Comparing comparing();

    /** The lesson that is taken. */
    Predicting predicting();

    /** Plays the run on. */
    void play();

    /** Keeps what somebody is about to answer; then plays on, unless more is asked first. */
    default void lockIn() {
        if (predicting().lockIn()) {
            play();
        }
    }

    /** The same with the answer that they are not sure. */
    default void notSure() {
        if (predicting().notSure()) {
            play();
        }
    }

    /** Leaves the second vote, and plays on. */
    default void endVote() {
        if (predicting().endVote()) {
            play();
        }
    }

    /** Says a sentence in the status bar, until something else happens. */
    void say(String sentence);

    /** The page that is selected, if one is. */
    default Optional<Pfn> selectedPage() {
        return selection().getValue() instanceof Selection.OfPage page ? Optional.of(page.pfn()) : Optional.empty();
    }

    /** Whether the kernel holds a page for bad at this moment, so that there is nothing more to poison. */
    default boolean isKnownBad(Pfn page) {
        return timeline().getValue().machine().bad(page).filter(bad -> !bad.isLatent()).isPresent();
    }

    /** Selects a page that somebody pointed at; of one that is known to be bad it asks as well what has become of it. */
    default void point(Selection.OfPage page) {
        select(page);
        if (isKnownBad(page.pfn())) {
            asking().ask(new Question.OfPage(page.pfn()));
        }
    }

    /** Number of steps taken. */
    default int cursor() {
        return timeline().getValue().cursor();
    }
}
