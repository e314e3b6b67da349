package org.faultline.desktop.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.faultline.address.LayerId;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Action;
import org.faultline.edit.Adding;
import org.faultline.edit.Built;
import org.faultline.edit.Changing;
import org.faultline.edit.Copying;
import org.faultline.edit.Fix;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.Part;
import org.faultline.edit.Removing;
import org.faultline.edit.Sharing;
import org.faultline.part.Field;
import org.faultline.playback.Selection;
import org.faultline.session.Edit;
import org.faultline.session.Session;

/** Building by hand: what the palette, the forms, the keys and the mouse do to the document, and what was refused. */
public final class Builder {
    private final SessionModel model;
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(this, "refusal", Optional.empty());
    private final ObjectProperty<Optional<Part>> dragged =
            new SimpleObjectProperty<>(this, "dragged", Optional.empty());
    private final ReadOnlyIntegerWrapper naming = new ReadOnlyIntegerWrapper(this, "naming", 0);
    private List<Item> copied = List.of();
    /** What was found in the document that was asked about last. */
    private Optional<Items> read = Optional.empty();

    public Builder(SessionModel model) {
        this.model = model;
        model.session().map(Session::document).subscribe(document -> dismiss());
        model.selection().subscribe(selection -> dismiss());
    }

    /** What holds the document that is built. */
    public SessionModel model() {
        return model;
    }

    /** Counts how often somebody wanted to give what is selected another name. */
    public ReadOnlyIntegerProperty naming() {
        return naming.getReadOnlyProperty();
    }

    /** Asks for a name of what is selected. */
    public void askForName() {
        naming.set(naming.get() + 1);
    }

    /** Why the last thing that was tried was not done; empty when it was. */
    public ReadOnlyObjectProperty<Optional<Refusal>> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** Takes the refusal away: somebody went on to something else. */
    public void dismiss() {
        refusal.set(Optional.empty());
    }

    /** The part of the palette that is on its way with the mouse. */
    public ObjectProperty<Optional<Part>> dragged() {
        return dragged;
    }

    /** The item that is selected, if one is. */
    public Optional<Item> selected() {
        List<Item> chosen = chosen();
        return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
    }

    /** Everything that is selected, in the order it was chosen. */
    public List<Item> chosen() {
        Items items = items();
        return model.selection().get().pointed().stream().flatMap(l -> items.find(l.value()).stream()).toList();
    }

    private List<String> ids() {
        return chosen().stream().map(Item::id).toList();
    }

    /** Selects everything that stands in the picture by itself. */
    public void selectAll() {
        select(items().all().stream().filter(i -> !i.kind().equals("mapping")).map(Item::id).toList());
    }

    /** What stands in the open document: read once, however often it is asked. */
    public Items items() {
        Items now = read.map(r -> r.in(document())).orElseGet(() -> Items.of(document()));
        read = Optional.of(now);
        return now;
    }

    /** Whether the part on its way may be dropped on that layer. */
    public boolean accepts(LayerId layer) {
        return dragged.get().filter(part -> items().find(layer.value()).filter(i -> part.fits(i.kind())).isPresent())
                .isPresent();
    }

    /** Adds a part where it fits best: on what is selected, on what that stands on, or on the only thing it fits. */
    public void add(Part part) {
        Optional<String> on = selected().flatMap(s -> fitting(part, s)).or(() -> only(part));
        edit(document -> Adding.add(document, part, on));
    }

    /** Adds a part on that layer. */
    public void add(Part part, LayerId on) {
        edit(document -> Adding.add(document, part, Optional.of(on.value())));
    }

    private Optional<String> fitting(Part part, Item item) {
        if (part.fits(item.kind())) {
            return Optional.of(item.id());
        }
        Items items = items();
        Optional<Item> next = items.around(item)
                .or(() -> items.below(item).stream().findFirst().flatMap(items::find));
        return next.flatMap(n -> fitting(part, n));
    }

    /** The last item that the part fits and that nothing stands on yet; the last that it fits when all are taken. */
    private Optional<String> only(Part part) {
        Items items = items();
        List<Item> fit = items.all().stream().filter(i -> part.fits(i.kind())).toList();
        return fit.stream().filter(f -> items.all().stream().noneMatch(i -> items.below(i).contains(f.id())))
                .reduce((a, b) -> b).or(() -> fit.stream().reduce((a, b) -> b)).map(Item::id);
    }

    /** A file beside the selected one that shares its blocks. */
    public void reflink() {
        on(selected(), item -> document -> Sharing.reflink(document, item.id()));
    }

    /** A file beside that one that shares its blocks. */
    public void reflink(LayerId file) {
        edit(document -> Sharing.reflink(document, file.value()));
    }

    /**
     * Maps what is selected: a file into the last process, or the last file into a process; either is added when there
     * is none.
     */
    public void map() {
        Optional<Item> item = selected();
        boolean process = item.filter(i -> i.kind().equals("process")).isPresent();
        on(item, is -> document -> process
                ? MapAndTouch.map(document, is.id(), last("file"))
                : MapAndTouch.mapAnywhere(document, is.id()));
    }

    /** Takes the name of the selected file away. */
    public void unlink() {
        on(selected(), item -> document -> Sharing.unlink(document, item.id(), living().callerPid()));
    }

    /** Takes the name of a file away. */
    public void unlink(Item file) {
        edit(document -> Sharing.unlink(document, file.id(), living().callerPid()));
    }

    /** Lets the selected process have a child. */
    public void fork() {
        on(selected(), item -> document -> Sharing.fork(document, item.id()));
    }

    /** Who can do anything at the moment that is shown. */
    public Living living() {
        return new Living(items(), model.session().get().timeline().machine());
    }

    private String last(String kind) {
        return items().ofKind(kind).reduce((a, b) -> b).map(Item::id).orElse("");
    }

    /** Selects an item, wherever it is shown. */
    public void show(String id) {
        select(List.of(id));
    }

    /** Maps a file into a process. */
    public void map(LayerId process, LayerId file) {
        edit(document -> MapAndTouch.map(document, process.value(), file.value()));
    }

    /** Does an action to an item. */
    public void act(Action action, String id, Map<String, String> said) {
        edit(document -> action.call().on(document, id, said));
    }

    /** Changes the document that way, or shows why not. */
    public void make(Function<TopologyDocument, Built> how) {
        edit(how);
    }

    /** Sets a field of one item or of several; a text being typed is one entry of the history. */
    public void set(List<String> ids, Field field, String typed) {
        String key = "set:" + String.join(",", ids) + ":" + field.key();
        apply(document -> Changing.set(document, ids, field, typed), Optional.of(key), done -> {});
    }

    public void rename(String name) {
        on(selected(), item -> document -> Changing.rename(document, item.id(), name));
    }

    public void remove() {
        edit(document -> Removing.remove(document, ids()));
    }

    public void remove(String id) {
        edit(document -> Removing.remove(document, List.of(id)));
    }

    /** Puts what is selected there twice, and selects the copies. */
    public void duplicate() {
        copies(document -> Copying.duplicate(document, ids()));
    }

    /** Keeps a copy of what is selected. */
    public void copy() {
        List<Item> chosen = chosen();
        if (!chosen.isEmpty()) {
            copied = Copying.copy(document(), ids());
            model.say(WindowText.text("said.copied", chosen.size() == 1 ? chosen.getFirst().name()
                    : WindowText.text("hands.several", chosen.size())));
        }
    }

    public void cut() {
        copy();
        remove();
    }

    /** Puts in what was copied last. */
    public void paste() {
        copies(document -> Copying.paste(document, copied, ids().stream().findFirst()));
    }

    /** Changes the document that way and leaves the selection as it is, or shows why not. */
    void place(Function<TopologyDocument, Built> how) {
        apply(how, Optional.empty(), done -> {});
    }

    private void copies(Function<TopologyDocument, Built> how) {
        Items before = items();
        apply(how, Optional.empty(), done -> {
            Items after = items();
            select(after.all().stream().filter(i -> before.find(i.id()).isEmpty())
                    .filter(i -> after.around(i).filter(a -> before.find(a.id()).isEmpty()).isEmpty())
                    .map(Item::id).toList());
        });
    }

    private TopologyDocument document() {
        return model.session().get().document();
    }

    private void on(Optional<Item> item, Function<Item, Function<TopologyDocument, Built>> what) {
        edit(item.map(what).orElse(document -> new Built.Refused(WindowText.text("build.nothing"),
                WindowText.text("build.nothing.remedy"))));
    }

    private void edit(Function<TopologyDocument, Built> how) {
        apply(how, Optional.empty(), done -> select(List.of(done.id())));
    }

    private void apply(Function<TopologyDocument, Built> how, Optional<String> mergeKey, Consumer<Built.Done> then) {
        switch (how.apply(document())) {
            case Built.Refused no -> refusal.set(Optional.of(Refusal.of(no)));
            case Built.Done done -> model.build(new Edit(done.label(), mergeKey, document -> done.document()),
                    problems -> {
                        refusal.set(Refusal.first(document(), done, problems));
                        if (refusal.get().isEmpty()) {
                            then.accept(done);
                        }
                    });
        }
    }

    /** Does what was refused in a way that is not: one entry of the history. */
    public void fix(Refusal refused, Fix fix) {
        Items before = items();
        edit(document -> new Built.Done(fix.document(), refused.what() + ": " + fix.title(),
                Items.of(fix.document()).all().stream().map(Item::id).filter(id -> before.find(id).isEmpty())
                        .findFirst().or(() -> selected().map(Item::id)).orElse("")));
    }

    /** Selects these items; a process for its mapping. */
    private void select(List<String> ids) {
        Items items = items();
        model.selection().set(Selection.of(ids.stream().flatMap(id -> items.find(id).stream())
                .map(i -> i.kind().equals("mapping") ? items.around(i).orElse(i) : i).map(i -> new LayerId(i.id()))
                .distinct().toList()));
    }
}
