package org.faultline.desktop.editor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.Sharing;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.DragFeedback.Ghost;
import org.faultline.picture.stack.DragFeedback.Marked;

/**
 * A file, or marked pages of it, on its way with the mouse: onto a process it is mapped; with Ctrl its blocks are
 * shared, with a new file or with the file it is dropped on.
 *
 * @param under what is under the mouse
 */
record FileDrag(Builder builder, String file, Optional<Marked> marked, Optional<PicturePlace> under, Hand hand) {
    /** The mouse: whether Ctrl is down, whether it is above where it began, and where it is. */
    record Hand(boolean copies, boolean above, double x, double y) {}

    /** What a drop here would do. */
    private record Drop(String words, Optional<Runnable> deed) {}

    /** Draws where it may be dropped, and what would come of it. */
    void show(Consumer<DragFeedback> painter) {
        Drop drop = here();
        painter.accept(new DragFeedback(targets(), marked,
                Optional.of(new Ghost(drop.words, drop.deed.isPresent(), hand.x, hand.y))));
    }

    /** Does what a drop here does; nothing where it does nothing. */
    void drop() {
        here().deed.ifPresent(Runnable::run);
    }

    private Set<LayerId> targets() {
        Items items = builder.items();
        Optional<String> home = home(items).map(Item::id);
        return items.all().stream()
                .filter(i -> hand.copies
                        ? Optional.of(i.id()).equals(home) || (i.kind().equals("file") && !i.id().equals(file)
                                && items.around(i).map(Item::id).equals(home))
                        : i.kind().equals("process"))
                .map(i -> new LayerId(i.id())).collect(Collectors.toSet());
    }

    private Drop here() {
        Items items = builder.items();
        Item source = items.find(file).orElseThrow();
        Optional<Item> target = under.flatMap(s -> items.find(s.layer().value()))
                .flatMap(i -> i.kind().equals("mapping") ? items.around(i) : Optional.of(i));
        return hand.copies ? share(items, source, target) : map(items, source, target);
    }

    private Drop map(Items items, Item source, Optional<Item> target) {
        Optional<Item> process = target.filter(i -> i.kind().equals("process"));
        String what = what(items, source);
        if (process.isPresent()) {
            String pid = process.get().text("pid") + " " + process.get().name();
            return new Drop(WindowText.text("hands.map", what, pid),
                    Optional.of(() -> builder.make(document -> MapAndTouch
                            .mapRange(document, process.get().id(), file, first(), pages(items, source)))));
        }
        if (target.isEmpty() && hand.above) {
            return new Drop(WindowText.text("hands.map.new", what),
                    Optional.of(() -> builder.make(document -> MapAndTouch.mapRangeAnywhere(document, file, first(),
                            pages(items, source)))));
        }
        return new Drop(WindowText.text("hands.map.nowhere"), Optional.empty());
    }

    private Drop share(Items items, Item source, Optional<Item> target) {
        Optional<Item> other = target.filter(i -> i.kind().equals("file") && !i.id().equals(file)
                && items.around(i).equals(items.around(source)));
        long pages = pages(items, source);
        if (other.isPresent()) {
            long at = marked.isEmpty() ? 0 : under.orElseThrow().page().orElse(0);
            return new Drop(
                    WindowText.text("hands.share.range", other.get().name(), ObjectMenu.count(pages), source.name(),
                            at),
                    Optional.of(() -> builder.make(document -> Sharing.reflinkRange(document, file,
                            Unit.PAGE.toBytes(first()), other.get().id(), Unit.PAGE.toBytes(at),
                            Unit.PAGE.toBytes(pages)))));
        }
        boolean beside = target.isEmpty() || target.equals(home(items)) || target.get().id().equals(file)
                || target.get().kind().equals("directory");
        return beside
                ? new Drop(WindowText.text("hands.share", ObjectMenu.count(pages), source.name()),
                        Optional.of(() -> builder.reflink(new LayerId(file))))
                : new Drop(WindowText.text("hands.share.nowhere"), Optional.empty());
    }

    private Optional<Item> home(Items items) {
        return items.find(file).flatMap(items::around);
    }

    private String what(Items items, Item source) {
        return marked.map(m -> WindowText.text("hands.pages", ObjectMenu.these(m), source.name()))
                .orElseGet(() -> items.find(file).map(Item::name).orElse(""));
    }

    private long first() {
        return marked.map(Marked::first).orElse(0L);
    }

    private long pages(Items items, Item source) {
        return marked.map(Marked::pages).orElseGet(() -> Unit.PAGE.covering(items.size(source).orElse(0)));
    }
}
