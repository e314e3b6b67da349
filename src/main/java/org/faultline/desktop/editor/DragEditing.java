package org.faultline.desktop.editor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.PicturePlaces;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Press;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Part;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.DragFeedback.Ghost;
import org.faultline.picture.stack.DragFeedback.Marked;

/**
 * Building with the mouse in the picture: parts are dropped where they fit; dragging along a file or a mapping marks
 * pages; dragging a file away maps it, with Ctrl it is shared; dragging a name or a process moves it to the left or right;
 * a menu offers what can be done to what is under the mouse.
 */
public final class DragEditing {
    /** How far from its ruler the mouse goes before the file goes with it. */
    private static final double AWAY = 28;
    private final Builder builder;
    private final Node picture;
    private final PicturePlaces spots;
    private final ObjectMenu deeds;
    private final ContextMenu menu = new ContextMenu();
    private Optional<Held> held = Optional.empty();
    private Optional<Marked> marked = Optional.empty();
    private Optional<PageRangeSelection> reach = Optional.empty();
    private boolean copying;

    /** What the mouse took hold of. */
    private record Held(PicturePlace from, double x, double y, Way way) {
        Held on(Way next) {
            return new Held(from, x, y, next);
        }
    }

    private enum Way {
        RESTS,
        MARKS,
        CARRIES,
        MOVES
    }

    /** @param spots where things are in {@code picture} */
    public DragEditing(Builder builder, PaneView window, Node picture, PicturePlaces spots) {
        this.builder = builder;
        deeds = new ObjectMenu(builder, window);
        this.picture = picture;
        this.spots = spots;
        menu.setId("picture-menu");
    }

    /** Listens to the mouse over the picture. */
    public void install() {
        picture.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        picture.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        picture.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        picture.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::asked);
        picture.addEventFilter(KeyEvent.KEY_RELEASED, event -> copying = event.isShortcutDown());
        picture.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            copying = event.isShortcutDown();
            key(event);
        });
        picture.setOnDragOver(this::over);
        picture.setOnDragDropped(this::dropped);
        picture.setOnDragExited(event -> rest());
        builder.model().session().subscribe(session -> rest());
    }

    /** ReorderDrag and an arrow mark pages, an arrow alone and Esc let go of them. */
    private void key(KeyEvent event) {
        Optional<Long> by = PageRangeSelection.by(event.getCode());
        if (event.getCode() == KeyCode.ESCAPE && (held.isPresent() || marked.isPresent())) {
            rest();
            event.consume();
        } else if (by.isPresent() && event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown()) {
            reach = reach.or(() -> spots.here().flatMap(s -> PageRangeSelection.at(builder.items(), s)))
                    .map(r -> r.on(builder.items(), by.get()));
            reach.ifPresent(r -> {
                marked = Optional.of(r.marked());
                spots.show(new DragFeedback(Set.of(), marked, Optional.empty()));
                spots.reveal(r.strip(), r.to());
            });
            event.consume();
        } else if (by.isPresent() && reach.isPresent()) {
            rest();
        }
    }

    private void rest() {
        held = Optional.empty();
        reach = Optional.empty();
        marked = Optional.empty();
        spots.show(DragFeedback.NOTHING);
    }

    private void pressed(MouseEvent event) {
        menu.hide();
        Optional<PicturePlace> spot = spots.spot(event.getX(), event.getY());
        if (!isPicture(event.getTarget()) || event.getButton() != MouseButton.PRIMARY || event.isShiftDown()
                || spot.filter(s -> s.page().isPresent() || isMovable(s.layer())).isEmpty()) {
            rest();
            return;
        }
        reach = Optional.empty();
        if (marked.filter(m -> m.contains(spot.get().layer(), spot.get().page())).isEmpty()) {
            marked = Optional.empty();
        }
        held = Optional.of(new Held(spot.get(), event.getX(), event.getY(), Way.RESTS));
    }

    /** Whether something stands beside it that it may change places with. */
    private boolean isMovable(LayerId layer) {
        return spots.row(layer).size() > 1;
    }

    /** Bars and buttons over the picture have hands of their own. */
    private boolean isPicture(EventTarget target) {
        return picture.equals(target) || target instanceof Canvas;
    }

    private void dragged(MouseEvent event) {
        if (held.isEmpty()) {
            return;
        }
        event.consume();
        Held hold = held.get();
        double dx = Math.abs(event.getX() - hold.x);
        double dy = Math.abs(event.getY() - hold.y);
        if (hold.way == Way.RESTS && Math.hypot(dx, dy) > Press.CLICK) {
            boolean along = dx >= dy && !copies(event) && marked.isEmpty();
            hold = hold.on(hold.from.page().isEmpty() ? Way.MOVES : along || !isFile(hold) ? Way.MARKS : Way.CARRIES);
        } else if (hold.way == Way.MARKS && dy > AWAY && isFile(hold)) {
            marked = Optional.empty();
            hold = hold.on(Way.CARRIES);
        }
        held = Optional.of(hold);
        switch (hold.way) {
            case RESTS -> {}
            case MARKS -> mark(hold, event.getX());
            case CARRIES -> carry(hold, event).show(spots::show);
            case MOVES -> new ReorderDrag(builder, spots, hold.from.layer(), event.getX(), event.getY()).show();
        }
    }

    private boolean copies(MouseEvent event) {
        return event.isShortcutDown() || copying;
    }

    private void mark(Held hold, double x) {
        long from = hold.from.page().orElseThrow();
        spots.spot(x, hold.y).filter(s -> s.layer().equals(hold.from.layer())).ifPresent(s -> {
            long to = s.page().orElse(from);
            marked = Optional.of(new Marked(s.layer(), Math.min(from, to), Math.max(from, to)));
        });
        spots.show(new DragFeedback(Set.of(), marked, Optional.empty()));
    }

    private FileDrag carry(Held hold, MouseEvent event) {
        Optional<PicturePlace> under = spots.spot(event.getX(), event.getY());
        boolean above = event.getY() < hold.y;
        return new FileDrag(builder, hold.from.layer().value(), marked, under,
                new FileDrag.Hand(copies(event), above,
                        event.getX(), event.getY()));
    }

    private void released(MouseEvent event) {
        if (held.isEmpty() || held.get().way == Way.RESTS) {
            held = Optional.empty();
            named(event);
            return;
        }
        event.consume();
        Held hold = held.get();
        held = Optional.empty();
        switch (hold.way) {
            case CARRIES -> {
                FileDrag carry = carry(hold, event);
                rest();
                carry.drop();
            }
            case MOVES -> {
                rest();
                new ReorderDrag(builder, spots, hold.from.layer(), event.getX(), event.getY()).drop();
            }
            case MARKS -> marked
                    .ifPresent(m -> offer(deeds.range(m), event.getScreenX(), event.getScreenY()));
            case RESTS -> {}
        }
    }

    /** Two clicks on a name change it. */
    private void named(MouseEvent event) {
        boolean twice = event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY;
        Optional<PicturePlace> spot = twice && isPicture(event.getTarget()) ? spots.spot(event.getX(), event.getY())
                : Optional.empty();
        spot.filter(s -> s.page().isEmpty()).ifPresent(s -> {
            builder.show(s.layer().value());
            spots.rename(builder);
            event.consume();
        });
    }

    private boolean isFile(Held hold) {
        return builder.items().find(hold.from.layer().value()).filter(i -> i.kind().equals("file")).isPresent();
    }

    private void asked(ContextMenuEvent event) {
        Optional<PicturePlace> spot = event.isKeyboardTrigger() ? selected() : spots.spot(event.getX(), event.getY());
        Optional<Pfn> page = event.isKeyboardTrigger() ? builder.model().selectedPage()
                : spots.pageAt(event.getX(), event.getY());
        Optional<Marked> range = marked.filter(
                m -> event.isKeyboardTrigger() || spot.filter(s -> m.contains(s.layer(), s.page())).isPresent());
        int together = together(spot);
        offer(together > 1 ? deeds.together(together) : range.map(deeds::range).orElseGet(() -> deeds.at(spot, page)),
                event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** How many things are selected, when what is there is one of them. */
    private int together(Optional<PicturePlace> spot) {
        Items items = builder.items();
        List<Item> chosen = builder.chosen();
        Optional<Item> here = spot.flatMap(s -> items.find(s.layer().value()))
                .map(i -> i.kind().equals("mapping") ? items.around(i).orElse(i) : i);
        return here.filter(chosen::contains).isPresent() ? chosen.size() : 0;
    }

    private Optional<PicturePlace> selected() {
        return builder.model().selection().get().layers().stream().findFirst()
                .map(layer -> new PicturePlace(layer, OptionalLong.empty()))
                .or(() -> builder.model().selectedPage().flatMap(page -> spots.here()));
    }

    private void offer(List<MenuItem> deeds, double x, double y) {
        menu.getItems().setAll(deeds);
        if (!deeds.isEmpty()) {
            menu.show(picture, x, y);
        }
    }

    /** A part of the palette over the picture: it lights up where the part fits. */
    private void over(DragEvent event) {
        Optional<Part> part = builder.dragged().get();
        if (part.isEmpty()) {
            return;
        }
        Optional<PicturePlace> spot = spots.spot(event.getX(), event.getY());
        Optional<Item> item = spot.flatMap(s -> builder.items().find(s.layer().value()));
        boolean allowed = part.get().on().isEmpty() || item.isEmpty() || part.get().fits(item.get().kind());
        String words = item.filter(i -> !part.get().on().isEmpty())
                .map(i -> WindowText.text(allowed ? "hands.on" : "hands.not.on", part.get().title(), i.name()))
                .orElseGet(() -> WindowText.text("hands.add", part.get().title()));
        spots.show(new DragFeedback(builder.items().all().stream().filter(i -> part.get().fits(i.kind()))
                .map(i -> new LayerId(i.id())).collect(Collectors.toSet()), Optional.empty(),
                Optional.of(new Ghost(words, allowed, event.getX(), event.getY()))));
        if (allowed) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    /** Whatever is no part of the palette, such as a file, is for others. */
    private void dropped(DragEvent event) {
        Optional<Part> part = builder.dragged().get();
        rest();
        if (part.isEmpty()) {
            return;
        }
        spots.spot(event.getX(), event.getY()).filter(s -> builder.accepts(s.layer()))
                .ifPresentOrElse(s -> builder.add(part.get(), s.layer()), () -> builder.add(part.get()));
        event.setDropCompleted(true);
        event.consume();
    }
}
