package org.faultline.desktop.lessons;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.TopologyDocument;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.Variation;
import org.faultline.session.Edit;
import org.faultline.session.Session;

/** What an author does to the open document: each an entry of the history, and what is typed one for each text. */
record AuthorEdits(PaneView window) {
    private void edit(String label, UnaryOperator<TopologyDocument> change) {
        window.edit(Edit.of(label, change), problems -> {});
    }

    private void type(String label, String what, UnaryOperator<TopologyDocument> change) {
        window.edit(Edit.merging(label, "lesson:" + what, change), problems -> {});
    }

    void begin() {
        edit(WindowText.text("author.did.begin"), d -> new LessonTree(d).begun(new LessonTree(d).freshId()));
    }

    void end() {
        edit(WindowText.text("author.did.end"), d -> new LessonTree(d).ended());
    }

    void ask(Ask ask, String question) {
        edit(WindowText.text("author.did.ask", question), d -> {
            LessonTree tree = new LessonTree(d);
            return tree.asking(ask.named(tree.freshAsk(ask.kind().word())));
        });
    }

    void notAsk(LessonDraft.Written ask, String question) {
        edit(WindowText.text("author.did.unask", question), d -> new LessonTree(d).withoutAsk(ask.item()));
    }

    /** Changes something that is asked; {@code field} says what of it. */
    void change(String id, String field, UnaryOperator<Ask> how) {
        int act = failure(window.session().getValue()).orElse(1);
        type(WindowText.text("author.did.change", id), id + ":" + field,
                d -> new LessonDraft(d).asks(act).stream().filter(w -> w.id().equals(id)).findFirst()
                        .flatMap(LessonDraft.Written::ask).map(ask -> new LessonTree(d).changing(id, how.apply(ask)))
                        .orElse(d));
    }

    void say(String key, String title, String text) {
        type(WindowText.text("author.did.say", title), key, d -> new LessonTree(d).saying(key, text));
    }

    void take(int minutes) {
        type(WindowText.text("author.did.minutes"), "minutes", d -> new LessonTree(d).taking(minutes));
    }

    void hide(Lesson.Hidden what, String name, boolean hide) {
        edit(WindowText.text(hide ? "author.did.hide" : "author.did.show", name),
                d -> new LessonTree(d).hiding(what, hide));
    }

    /** Gives the page of an act another address, which tells less. */
    void name(int act, Address address) {
        edit(WindowText.text("author.did.name", address.text()), d -> new LessonTree(d).naming(act, address.text()));
    }

    /** Whether the address of an act's page is the same for everybody. */
    boolean isNamedOnce(int act) {
        return new LessonDraft(window.session().getValue().document()).pools().stream()
                .noneMatch(p -> p.places().contains(LessonTree.page(act)));
    }

    void lock(boolean locked) {
        edit(WindowText.text(locked ? "author.did.lock" : "author.did.unlock"), d -> new LessonTree(d).locking(locked));
    }

    void unlockBy(String phrase) {
        type(WindowText.text("author.did.phrase"), "phrase", d -> new LessonTree(d).unlockedBy(phrase));
    }

    void vary(Variation.Pool pool) {
        edit(WindowText.text("author.did.vary"), d -> new LessonTree(d).varying(pool));
    }

    void dropPool(int pool) {
        edit(WindowText.text("author.did.pool"), d -> new LessonTree(d).withoutPool(pool));
    }

    void dropRow(int pool, int row) {
        edit(WindowText.text("author.did.row"), d -> new LessonTree(d).withoutRow(pool, row));
    }

    /** The last act of a story in which a page goes bad: what is asked is about that, where it does not say another. */
    static Optional<Integer> failure(Session session) {
        List<Act> story = session.run().story();
        for (int act = story.size(); act > 0; act--) {
            if (story.get(act - 1) instanceof Act.Poison) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }
}
