package org.faultline.desktop.canvas;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.PicturePlaces;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.NameField;
import org.faultline.desktop.paint.Offer;
import org.faultline.desktop.paint.Sheet;
import org.faultline.desktop.paint.Travel;
import org.faultline.desktop.paint.Viewport;
import org.faultline.edit.Item;
import org.faultline.edit.Ordering;
import org.faultline.format.Caption;
import org.faultline.picture.Box;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.stack.Chips.Chip;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.LayoutContext;
import org.faultline.picture.stack.StackLayout;
import org.faultline.picture.stack.StackPainter;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.picture.stack.Strip;
import org.faultline.picture.stack.Trim;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.playback.Whereabouts;

/** The picture of the stack: it shows the run at the cursor, and takes pages to select and to poison. */
public final class StackCanvas extends Region implements PicturePlaces {
    static final Duration TRAVEL = Duration.millis(400);
    private static final double MOST_ZOOM = 64;
    private static final double LEAST = 100;
    private final PaneView window;
    private final ViewSettings looks;
    private final Sheet canvas = new Sheet();
    private final Bracket bracket = new Bracket();
    private final Offer offer;
    private final NameField name = new NameField("picture-name", WindowText.text("canvas.name"));
    /** Takes the failure from where it was a step ago to where it is. */
    private final Travel travel = new Travel(TRAVEL);
    private final Replay replay;
    private Timeline shown;
    /** The run of which the halves show what is otherwise. */
    private Optional<Timeline> halved = Optional.empty();
    private LayoutContext story;
    /** The page that goes bad next, where the lesson asks about it. */
    private Optional<Pfn> asked = Optional.empty();
    private StackPicture picture;
    private List<Chip> chips = List.of();
    private Optional<Caption> caption = Optional.empty();
    private Optional<LayerId> pointed = Optional.empty();
    private DragFeedback work = DragFeedback.NOTHING;
    private double zoom = 1;
    /** Whether the picture is being laid out: it is drawn once, when that is done. */
    private boolean arranging;
    private final Viewport view;
    private final CanvasGestures gestures;

    public StackCanvas(PaneView window, ViewSettings looks) {
        this.window = window;
        this.looks = looks;
        shown = window.predicting().seen(window.timeline().getValue());
        story = LayoutContext.of(window.timeline().getValue());
        picture = StackLayout.of(shown, story, 640, 400, 1);
        getStyleClass().add("stack-canvas");
        setId("stack-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        offer = new Offer("poison-offer", WindowText.text("inspector.poison"), window::poison);
        view = new Viewport(WindowText.text("canvas.map"), this::moved);
        replay = new Replay(travel, looks, this::latest);
        getChildren().addAll(canvas, bracket, replay.ring(), offer, name);
        getChildren().addAll(2, view.nodes());
        replay.install();
        gestures = new CanvasGestures(this, window);
        gestures.install();
        List.of(window.timeline(), window.comparing().beside(), window.comparing().shows(),
                window.predicting().stand()).forEach(o -> o.subscribe(this::follow));
        window.session().map(s -> Ordering.of(s.document())).subscribe(order -> arrange());
        window.selection().subscribe(selection -> moved());
        List.of(window.doubts(), looks.dark(), looks.mapShown(), window.asking().alone(), window.asking().question(),
                window.predicting().stand(), window.predicting().draft())
                .forEach(o -> o.subscribe(this::draw));
        looks.shownPages().subscribe(this::bracket);
        looks.room().subscribe(room -> arrange());
        travel.progress().subscribe(value -> draw());
    }

    /** Shows the whole stack. */
    public void fit() {
        zoom = 1;
        view.home();
        arrange();
    }

    /** Makes the picture as long as it has to be for everything to have its place. */
    public void unfold() {
        while (!picture.crowds().isEmpty() && zoom < MOST_ZOOM) {
            zoom = Math.min(MOST_ZOOM, zoom * 1.25);
            arrange();
        }
    }

    public void zoomIn() {
        zoom(1.5);
    }

    public void zoomOut() {
        zoom(1 / 1.5);
    }

    /** Zooms around the selected page, or around the middle. */
    private void zoom(double factor) {
        double[] middle = {(picture.names() + getWidth()) / 2, getHeight() / 2};
        double[] at = window.selectedPage().flatMap(this::place)
                .filter(p -> p[0] > picture.names() && p[0] < getWidth()).orElse(middle);
        zoom(factor, at[0], at[1]);
    }

    /** Makes the picture longer or shorter; what is at that point of the window stays there. */
    void zoom(double factor, double x, double y) {
        Optional<Strip> strip = picture.nearest(x + view.x(), y + view.y());
        Optional<Long> number = strip.map(s -> s.fold().at(x + view.x()));
        zoom = Math.clamp(zoom * factor, 1, MOST_ZOOM);
        arrange(() -> strip.flatMap(old -> picture.strip(old.id())).ifPresent(
                s -> view.go(s.fold().x(number.orElseThrow()) - x, view.y())));
    }

    /** Moves the picture by so many pixels, but never out of sight. */
    void pan(double dx, double dy) {
        view.go(view.x() - dx, view.y() - dy);
    }

    private void moved() {
        offer.withdraw();
        draw();
        if (!arranging) {
            gestures.moved();
        }
    }

    Optional<Hit> hit(double x, double y) {
        return x < picture.names() || window.comparing().isForeign() ? Optional.empty()
                : picture.hit(x + view.x(), y + view.y());
    }

    /** What stands at a point: a strip, a process, or the layer whose name is there. */
    Optional<LayerId> layer(double x, double y) {
        if (window.comparing().isForeign()) {
            return Optional.empty();
        }
        if (x < picture.names()) {
            return picture.bandAt(y + view.y()).flatMap(StackPicture.Band::only);
        }
        return hit(x, y).map(h -> h.strip().id())
                .or(() -> picture.cardAt(x + view.x(), y + view.y()).map(StackPicture.Card::id))
                .or(() -> picture.named(x + view.x(), y + view.y()).map(Strip::id));
    }

    @Override
    public Optional<PicturePlace> spot(double x, double y) {
        Optional<Hit> hit = hit(x, y).filter(h -> !h.strip().kind().isDevice());
        return hit.map(h -> new PicturePlace(h.strip().id(), OptionalLong.of(h.at())))
                .or(() -> layer(x, y).map(id -> new PicturePlace(id, OptionalLong.empty())));
    }

    @Override
    public Optional<Pfn> pageAt(double x, double y) {
        return hit(x, y).flatMap(picture::page);
    }

    @Override
    public SequencedMap<LayerId, Double> row(LayerId layer) {
        SequencedMap<LayerId, Double> row = picture.row(layer);
        row.replaceAll((id, middle) -> middle - view.x());
        return row;
    }

    @Override
    public boolean rename(Builder builder) {
        Optional<Item> item = builder.selected();
        Optional<Box> place = item.flatMap(i -> box(new LayerId(i.id())));
        place.ifPresent(box -> name.ask(this, box, item.orElseThrow().name(), builder::rename));
        return place.isPresent();
    }

    @Override
    public void show(DragFeedback next) {
        if (!work.equals(next)) {
            work = next;
            draw();
        }
    }

    /** What the terms mean that are written at a point. */
    Optional<String> gloss(double x, double y) {
        Optional<String> doubt = layer(x, y).flatMap(l -> Optional.ofNullable(window.doubts().getValue().get(l)));
        return doubt.isPresent() && x < picture.names() ? doubt
                : PictureText.gloss(picture, chips, x < picture.names() ? x : x + view.x(), y + view.y());
    }

    @Override
    public Optional<PicturePlace> here() {
        return gestures.keys().here();
    }

    @Override
    public void reveal(LayerId strip, long at) {
        gestures.keys().on(Optional.of(strip));
        picture.strip(strip).map(s -> s.cell(at)).ifPresent(cell -> view.reveal(cell.centerX(), cell.centerY()));
    }

    StackPicture picture() {
        return picture;
    }

    /** Which part of the picture is seen. */
    Viewport view() {
        return view;
    }

    /** What is under the mouse, or where the keyboard is. */
    Optional<LayerId> pointed() {
        return pointed;
    }

    /** Marks what is under the mouse, or where the keyboard is. */
    void point(Optional<LayerId> layer) {
        if (!pointed.equals(layer)) {
            pointed = layer;
            draw();
        }
    }

    /** Offers to poison the selected page, beside that point; not one that is known to be bad already. */
    void offer(Pfn page, double x, double y) {
        if (window.isKnownBad(page) || !window.predicting().isOpen().getValue()) {
            offer.withdraw();
            return;
        }
        offer.setText(WindowText.text("canvas.poison", page));
        offer.show(this, x, y);
    }

    void withdraw() {
        offer.withdraw();
    }

    /** Where something stands, in this node. */
    public Optional<Box> box(LayerId layer) {
        return picture.box(layer).map(this::seen);
    }

    /** A part of the picture, where it is in this node. */
    Box seen(Box part) {
        return new Box(part.x() - view.x(), part.y() - view.y(), part.width(), part.height());
    }

    /** Where the path has come to at the current step, in this node. */
    private Optional<Box> latest() {
        return Trail.of(shown).reversed().stream().limit(1).filter(hop -> hop.step() == shown.cursor())
                .flatMap(hop -> picture.strip(hop.to().strip()).map(s -> seen(s.cell(hop.to().at()))).stream())
                .findFirst();
    }

    /** The middle of the selected page on the namespace, in this node. */
    Optional<double[]> place(Pfn page) {
        return Whereabouts.of(shown.machine(), page).flatMap(w -> picture.strip(w.pmem().id())
                .map(s -> s.cell(w.offset())).map(c -> new double[]{c.centerX() - view.x(), c.centerY() - view.y()}));
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.fit(getWidth(), getHeight(), getLocalToParentTransform().getMxx())) {
            arrange();
        }
    }

    /** The run of the window; or that which it is compared with. */
    private Timeline seen() {
        return window.comparing().pictured()
                .orElseGet(() -> window.predicting().seen(window.timeline().getValue()));
    }

    /** A step of a comparison is news of the window's run and of the other one: the picture is laid out once for both. */
    private void follow() {
        Timeline next = seen();
        asked = Question.next(window.predicting(), window.timeline().getValue());
        LayoutContext room = story.then(window.comparing().ground(), asked);
        Optional<Timeline> now = window.comparing().halved();
        boolean other = !now.equals(halved);
        halved = now;
        if (!next.equals(shown) || room != story) {
            story = room;
            show(next);
        } else if (other) {
            draw();
        }
    }

    private void show(Timeline next) {
        boolean step = next.trace().equals(shown.trace()) && next.cursor() == shown.cursor() + 1;
        shown = next;
        caption = looks.captioned().get() ? Caption.at(shown) : Optional.empty();
        boolean seen = getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
        arranging = true;
        requestParentLayout();
        travel.arrive();
        if (step && seen && looks.travelling().get()) {
            replay.move();
        }
        arranging = false;
        arrange();
    }

    private void arrange() {
        arrange(() -> {});
    }

    /** Lays the picture out anew, has {@code then} choose the part of it that is seen, and draws that. */
    private void arrange(Runnable then) {
        withdraw();
        if (canvas.hasRoom()) {
            arranging = true;
            double height = Viewport.above(getWidth() * zoom, this);
            picture = StackLayout.of(shown, story, new Box(0, 0, getWidth(), height), zoom,
                    Ordering.of(window.session().getValue().document()), trim());
            view.extent(picture.names(), picture.right(), picture.bottom() + StackLayout.FOOT, this);
            then.run();
            arranging = false;
            draw();
            gestures.moved();
        }
    }

    /** How many times larger than by itself the picture is seen in a pane of that size. */
    double times(double paneWidth, double paneHeight) {
        return Fitting.times(looks.scale().getValue(), paneWidth, paneHeight, shown, story, trim());
    }

    private Trim trim() {
        return Fitting.trim(looks.room().get());
    }

    private void draw() {
        if (!canvas.hasRoom() || arranging) {
            return;
        }
        setAccessibleText(PictureText.of(shown, window.selectedPage(), window.doubts().getValue().values()));
        StackPainter.Overlay overlay = overlay();
        Theme theme = Theme.of(looks.dark().get());
        view.map(looks.mapShown().get(), picture.boxes(), overlay.lit().stream().flatMap(l -> picture.box(l).stream())
                .toList(), theme);
        StackPainter painter = new StackPainter(new Pen(canvas.surface(theme)), picture, overlay)
                .beside(halved.map(Timeline::machine))
                .asking(Question.quiz(window.predicting(), asked));
        chips = (window.asking().alone().get() ? painter.alone(window.asking().layers()) : painter)
                .paint(new StackPainter.View(getWidth(), getHeight(), view.x(), view.y(), work));
        bracket();
    }

    private void bracket() {
        bracket.show(picture, looks.shownPages().get(), view.x(), view.y(), Theme.of(looks.dark().get()));
    }

    private StackPainter.Overlay overlay() {
        Set<LayerId> lit = new HashSet<>();
        pointed.ifPresent(lit::add);
        lit.addAll(window.selection().getValue().pointed());
        Set<Integer> way = window.asking().steps();
        return new StackPainter.Overlay(
                Trail.of(shown).stream().filter(h -> way.isEmpty() || way.contains(h.step())).toList(), shown.cursor(),
                travel.progress().get(),
                shown.current().map(Subjects::of).orElse(Set.of()), lit,
                window.selectedPage().flatMap(page -> Whereabouts.of(shown.machine(), page)),
                window.doubts().getValue().keySet(), caption);
    }
}
