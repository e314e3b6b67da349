package org.faultline.desktop.model;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.document.Node;
import org.faultline.edit.Fix;
import org.faultline.edit.NewAct;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;
import org.faultline.session.Edit;
import org.faultline.session.Session;

/** What panes see of a session, and of the player of its run. */
public record SessionView(SessionModel model, Player player, Asking asking, Comparing comparing,
        Predicting predicting) implements PaneView {
    /** With nothing compared yet. */
    public SessionView(SessionModel model, Player player, Asking asking) {
        this(model, player, asking, new Comparing(model), new Predicting(model, Clock.systemUTC()));
    }

    /** With nothing asked yet. */
    public SessionView(SessionModel model, Player player) {
        this(model, player, new Asking(model));
    }

    @Override
    public ObservableValue<Session> session() {
        return model.session();
    }

    @Override
    public ObservableValue<Timeline> timeline() {
        return model.timeline();
    }

    @Override
    public ObservableValue<Selection> selection() {
        return model.selection();
    }

    @Override
    public ObservableValue<Map<LayerId, String>> doubts() {
        return model.doubts();
    }

    @Override
    public ObservableList<Problem> problems() {
        return model.problems();
    }

    @Override
    public List<Fix> fixes(Problem problem) {
        return model.fixes(problem);
    }

    @Override
    public void mend(Fix fix) {
        model.mend(fix);
    }

    @Override
    public void select(Selection selection) {
        if (!(selection instanceof Selection.OfPage && predicting.isHeld().getValue())) {
            model.selection().set(selection);
        }
    }

    @Override
    public void goTo(int number) {
        player.seek(number);
    }

    @Override
    public void play() {
        player.play();
    }

    @Override
    public void poison() {
        player.poisonSelected();
    }

    @Override
    public void edit(Edit edit, Consumer<List<Problem>> then) {
        model.build(edit, then);
    }

    @Override
    public void goOn(String label, Node.Fields act) {
        player.goOn(Edit.of(label, document -> NewAct.add(document, act)));
    }

    @Override
    public void forecast(Pfn page, BiConsumer<Pfn, String> then) {
        if (model.isAtEnd() && model.held().isEmpty()) {
            model.glance(page, then);
        }
    }

    @Override
    public void say(String sentence) {
        model.say(sentence);
    }
}
