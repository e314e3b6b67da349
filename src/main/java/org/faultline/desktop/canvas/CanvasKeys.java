package org.faultline.desktop.canvas;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.KeyEvent;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.picture.stack.Strip;
import org.faultline.playback.Selection;
import org.faultline.playback.Usage;
import org.faultline.playback.Whereabouts;

/**
 * The keyboard on the canvas: Tab goes from object to object, Ctrl and arrows along a strip, brackets down and up the stack to the
 * same bytes, Enter offers to poison, X poisons.
 */
final class CanvasKeys {
    /** Holes longer than that are not crossed. */
    private static final int FARTHEST = 4096;
    private final StackCanvas canvas;
    private final PaneView window;
    private Optional<LayerId> strip = Optional.empty();
    /** What was put together with the keyboard. */
    private Optional<Selection> chosen = Optional.empty();

    CanvasKeys(StackCanvas canvas, PaneView window) {
        this.canvas = canvas;
        this.window = window;
    }

    /** From now on arrows go along that strip. */
    void on(Optional<LayerId> clicked) {
        strip = clicked;
    }

    void pressed(KeyEvent event) {
        if (event.isShortcutDown() && !event.isShiftDown()) {
            held(event);
        }
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case TAB -> known = next(event.isShiftDown() ? -1 : 1);
            case PAGE_UP -> step(-PicturePlace.LEAP);
            case PAGE_DOWN -> step(PicturePlace.LEAP);
            case DOWN -> leap(false);
            case UP -> leap(true);
            case ENTER -> known = new Question(window.predicting()).answer(canvas.picture(), current(),
                    Optional.empty()) || enter();
            case X -> window.poison();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /** Asks about the selected page, and offers to poison it; whether there is one. */
    private boolean enter() {
        window.selectedPage().ifPresent(page -> {
            window.point(at(page));
            canvas.place(page).ifPresent(at -> canvas.offer(page, at[0], at[1]));
        });
        return window.selectedPage().isPresent();
    }

    /** Alone, these go through the story. */
    private void held(KeyEvent event) {
        boolean known = true;
        switch (event.getCode()) {
            case SPACE -> choose();
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /** Brackets are typed in many ways, and so not known by their key. */
    void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "[" -> climb(false);
            case "]" -> climb(true);
            default -> {
            }
        }
    }

    private Machine machine() {
        return window.timeline().getValue().machine();
    }

    /** Where the selected page is. */
    private Optional<Whereabouts> where() {
        return window.selectedPage().flatMap(page -> Whereabouts.of(machine(), page));
    }

    /** The strip that the keyboard is on: the selected layer, or one that shows the selected page. */
    private Optional<LayerId> current() {
        if (window.selection().getValue() instanceof Selection.OfLayer selected) {
            return Optional.of(selected.layer());
        }
        return where().map(w -> strip.filter(s -> w.at(s).isPresent()).orElse(w.pmem().id()));
    }

    /** The file or mapping that the keyboard is on, or else the first file of the selected page; with that page. */
    Optional<PicturePlace> here() {
        Optional<LayerId> ruler = current().flatMap(canvas.picture()::strip)
                .filter(s -> s.kind() == Strip.Kind.FILE || s.kind() == Strip.Kind.MAPPING).map(Strip::id)
                .or(() -> where().stream().flatMap(w -> w.files().stream()).map(f -> f.file().id()).findFirst());
        return ruler.map(id -> new PicturePlace(id, where().flatMap(w -> w.at(id)).map(OptionalLong::of)
                .orElseGet(OptionalLong::empty)));
    }

    /** Chooses what the keyboard is on together with what is selected, or no longer. */
    private void choose() {
        Selection now = window.selection().getValue();
        strip.or(this::current).flatMap(canvas.picture()::whole).ifPresent(layer -> {
            boolean begins = !isChoosing() && now.pointed().contains(layer);
            window.select(begins ? now : now.toggled(layer));
            chosen = Optional.of(window.selection().getValue());
        });
    }

    /** Whether Tab goes on without selecting, because what is selected was put together with the keyboard. */
    private boolean isChoosing() {
        return chosen.filter(window.selection().getValue()::equals).isPresent();
    }

    /** Selects the next object, or the one before; false when there is none, so that the keyboard may leave. */
    private boolean next(int by) {
        List<LayerId> all = canvas.picture().stops();
        boolean choosing = isChoosing();
        int at = (choosing ? strip.or(this::current) : current()).map(all::indexOf).orElse(-1);
        int next = at < 0 && by < 0 ? -1 : at + by;
        if (next < 0 || next >= all.size()) {
            return false;
        }
        strip = Optional.of(all.get(next));
        if (choosing) {
            canvas.point(strip);
        } else {
            window.select(new Selection.OfLayer(all.get(next)));
        }
        return true;
    }

    /** Selects the page so many pages further along the strip; the first one where none is selected. */
    private void step(int pages) {
        Optional<Strip> along = current().flatMap(canvas.picture()::strip);
        if (along.isEmpty()) {
            leap(true);
            return;
        }
        Optional<Long> at = where().flatMap(w -> w.at(along.get().id()));
        long from = at.map(n -> n + pages * along.get().page()).orElseGet(() -> first(along.get()));
        find(along.get(), from, pages < 0 ? -1 : 1).ifPresent(page -> {
            strip = Optional.of(along.get().id());
            select(page);
        });
    }

    private static long first(Strip strip) {
        return Math.ceilDiv(strip.fold().at(strip.box().x()), strip.page()) * strip.page();
    }

    /** The nearest page of memory from a number of a strip on, over holes. */
    private Optional<Pfn> find(Strip along, long from, long direction) {
        for (int i = 0; i < FARTHEST; i++) {
            long number = from + i * direction * along.page();
            Optional<Pfn> page = number < 0 ? Optional.empty() : canvas.picture().page(new Hit(along, number));
            if (page.flatMap(p -> Whereabouts.of(machine(), p)).flatMap(w -> w.at(along.id())).isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** Goes on to the same bytes in the layer above, or below. */
    private void climb(boolean up) {
        Optional<LayerId> from = current();
        Optional<LayerId> to = from.flatMap(layer -> where().isPresent()
                ? where().flatMap(w -> up ? w.above(layer) : w.below(layer))
                : neighbour(layer, up));
        to.ifPresent(layer -> {
            strip = to;
            window.select(window.selectedPage().<Selection>map(this::at).orElseGet(() -> new Selection.OfLayer(layer)));
            reveal();
        });
    }

    private Optional<LayerId> neighbour(LayerId layer, boolean up) {
        return canvas.picture().ribbons().stream().filter(r -> layer.equals(up ? r.lower() : r.upper()))
                .map(r -> up ? r.upper() : r.lower()).findFirst();
    }

    /** Selects the first page of the next thing on the device, or of the one before. */
    private void leap(boolean up) {
        Optional<Pfn> from = window.selectedPage();
        Optional<Pmem> pmem = from.flatMap(p -> machine().pmemAt(p.bytes().start()))
                .or(() -> machine().pmems().stream().findFirst());
        pmem.ifPresent(device -> {
            long at = from.map(p -> p.bytes().start() - device.base()).orElse(-1L);
            var starts = Usage.of(machine(), device).runs().stream()
                    .filter(r -> from.isPresent() ? !r.use().isEmpty() : r.use().isData()).map(Usage.Run::start);
            Optional<Long> next = up
                    ? starts.filter(s -> s > at).findFirst()
                    : starts.filter(s -> s < at).reduce((a, b) -> b);
            next.ifPresent(start -> select(Pfn.holding(device.base() + start)));
        });
    }

    private void select(Pfn page) {
        window.select(at(page));
        reveal();
    }

    /** A page, and the strip that the keyboard is on where that shows it. */
    private Selection.OfPage at(Pfn page) {
        return new Selection.OfPage(page,
                Whereabouts.of(machine(), page).flatMap(w -> strip.filter(s -> w.at(s).isPresent())));
    }

    /** Brings the strip and the page into sight, and marks the strip. */
    private void reveal() {
        current().ifPresent(layer -> {
            where().flatMap(w -> w.at(layer)).ifPresent(at -> canvas.reveal(layer, at));
            canvas.point(Optional.of(layer));
        });
    }
}
