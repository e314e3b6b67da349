package org.faultline.desktop.canvas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.faultline.address.Pfn;
import org.faultline.desktop.canvas.Chips.Chip;
import org.faultline.desktop.canvas.StackPicture.Hit;
import org.faultline.desktop.model.Looks;
import org.faultline.desktop.model.Messages;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.Spot;
import org.faultline.desktop.model.Work;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Offer;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Scroller;
import org.faultline.desktop.paint.Sheet;
import org.faultline.playback.Selection;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.playback.Whereabouts;
import org.faultline.stack.LayerId;

/** The picture of the stack: it shows the run at the cursor, and takes pages to select and to poison. */
public final class StackCanvas extends Region {
    private static final Duration TRAVEL = Duration.millis(350);
    private static final double MOST_ZOOM = 64;
    private static final double BAR = 10;
    private static final double LEAST = 100;
    private final SessionModel model;
    private final Looks looks;
    private final Sheet canvas = new Sheet();
    private final Offer offer;
    private final DoubleProperty progress = new SimpleDoubleProperty(1);
    private final Transition travel = new Travel();
    private Timeline shown;
    private Story story;
    private StackPicture picture;
    private List<Chip> chips = List.of();
    private Optional<LayerId> pointed = Optional.empty();
    private Work work = Work.NOTHING;
    private double zoom = 1;
    private double panX;
    private double panY;
    private final Scroller across = new Scroller(Orientation.HORIZONTAL);
    private final Scroller down = new Scroller(Orientation.VERTICAL);

    public StackCanvas(SessionModel model, Looks looks, Player player) {
        this.model = model;
        this.looks = looks;
        shown = model.timeline().getValue();
        story = Story.of(shown.trace());
        picture = StackLayout.of(shown, story, 640, 400, 1);
        getStyleClass().add("stack-canvas");
        setId("stack-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        offer = new Offer("poison-offer", Messages.text("inspector.poison"), player::poisonSelected);
        getChildren().addAll(canvas, across, down, offer);
        across.valueProperty().subscribe(value -> pan(panX - value.doubleValue(), 0));
        down.valueProperty().subscribe(value -> pan(0, panY - value.doubleValue()));
        new CanvasGestures(this, model, player).install();
        model.timeline().subscribe(this::show);
        model.selection().subscribe(selection -> select());
        model.doubts().subscribe(doubts -> draw());
        looks.dark().subscribe(dark -> draw());
        looks.shownPages().subscribe(pages -> draw());
        progress.subscribe(value -> draw());
    }

    /** Shows the whole stack. */
    public void fit() {
        zoom = 1;
        panX = 0;
        panY = 0;
        arrange();
    }

    public void zoomIn() {
        zoom(1.5);
    }

    public void zoomOut() {
        zoom(1 / 1.5);
    }

    /** Zooms around the selected page, or around the middle. */
    private void zoom(double factor) {
        double[] middle = {(StackLayout.HEADER + getWidth()) / 2, getHeight() / 2};
        double[] at = model.selectedPage().flatMap(this::place)
                .filter(p -> p[0] > StackLayout.HEADER && p[0] < getWidth()).orElse(middle);
        zoom(factor, at[0], at[1]);
    }

    /** Makes the picture longer or shorter; what is at that point of the window stays there. */
    void zoom(double factor, double x, double y) {
        Optional<Strip> strip = picture.nearest(x + panX, y + panY);
        Optional<Long> number = strip.map(s -> s.fold().at(x + panX));
        zoom = Math.clamp(zoom * factor, 1, MOST_ZOOM);
        arrange();
        if (strip.isPresent() && number.isPresent()) {
            picture.strip(strip.get().id()).ifPresent(s -> panX = s.fold().x(number.get()) - x);
        }
        pan(0, 0);
    }

    /** Moves the picture by so many pixels, but never out of sight. */
    void pan(double dx, double dy) {
        if (dx != 0 || dy != 0) {
            offer.withdraw();
        }
        double right = picture.right();
        double bottom = picture.bottom() + StackLayout.FOOT;
        panX = Math.clamp(panX - dx, 0, Math.max(0, right - getWidth()));
        panY = Math.clamp(panY - dy, 0, Math.max(0, bottom - getHeight()));
        across.show(panX, right, getWidth());
        down.show(panY, bottom, getHeight());
        draw();
    }

    Optional<Hit> hit(double x, double y) {
        return x < StackLayout.HEADER - 6 ? Optional.empty() : picture.hit(x + panX, y + panY);
    }

    /** What stands at a point: a strip, a process, or the layer whose name is there. */
    Optional<LayerId> layer(double x, double y) {
        if (x < StackLayout.HEADER - 6) {
            return picture.bands().stream().filter(b -> y + panY >= b.top() - 6 && y + panY <= b.bottom() + 6)
                    .findFirst().flatMap(StackPicture.Band::only);
        }
        return hit(x, y).map(h -> h.strip().id())
                .or(() -> picture.cardAt(x + panX, y + panY).map(StackPicture.Card::id));
    }

    /** What stands at a point, with the page where pages are counted. */
    public Optional<Spot> spot(double x, double y) {
        Optional<Hit> hit = hit(x, y).filter(h -> !h.strip().kind().isDevice());
        return hit.map(h -> new Spot(h.strip().id(), OptionalLong.of(h.at())))
                .or(() -> layer(x, y).map(id -> new Spot(id, OptionalLong.empty())));
    }

    /** Draws what somebody is doing with the mouse over the picture. */
    public void show(Work next) {
        if (!work.equals(next)) {
            work = next;
            draw();
        }
    }

    /** What the terms mean that are written at a point. */
    Optional<String> gloss(double x, double y) {
        Optional<String> doubt = layer(x, y).flatMap(l -> Optional.ofNullable(model.doubts().getValue().get(l)));
        return doubt.isPresent() && x < StackLayout.HEADER - 6 ? doubt
                : PictureText.gloss(picture, chips, x < StackLayout.HEADER - 6 ? x : x + panX, y + panY);
    }

    /** Brings a page of a strip into sight. */
    public void reveal(LayerId strip, long at) {
        picture.strip(strip).map(s -> s.cell(at)).ifPresent(cell -> {
            double x = cell.centerX() - panX;
            boolean seen = x > StackLayout.HEADER && x < getWidth() - BAR;
            double y = cell.centerY() - panY;
            boolean high = y > 0 && y < getHeight();
            pan(seen ? 0 : (StackLayout.HEADER + getWidth()) / 2 - x, high ? 0 : getHeight() / 2 - y);
        });
    }

    StackPicture picture() {
        return picture;
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

    /** Offers to poison the selected page, beside that point. */
    void offer(Pfn page, double x, double y) {
        offer.setText(Messages.text("canvas.poison", page));
        offer.show(this, x, y);
    }

    void withdraw() {
        offer.withdraw();
    }

    /** A part of the picture, where it is in this node. */
    Box seen(Box part) {
        return new Box(part.x() - panX, part.y() - panY, part.width(), part.height());
    }

    /** The middle of the selected page on the namespace, in this node. */
    Optional<double[]> place(Pfn page) {
        return Whereabouts.of(shown.stack(), page).flatMap(w -> picture.strip(w.pmem().id())
                .map(s -> s.cell(w.offset())).map(c -> new double[]{c.centerX() - panX, c.centerY() - panY}));
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        across.resizeRelocate(StackLayout.HEADER, getHeight() - BAR, Math.max(0, getWidth() - StackLayout.HEADER - BAR),
                BAR);
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        if (canvas.fit(getWidth(), getHeight(), looks.scale().getValue())) {
            arrange();
        }
    }

    private void show(Timeline next) {
        boolean step = next.trace().equals(shown.trace()) && next.cursor() == shown.cursor() + 1;
        if (!next.trace().equals(story.trace())) {
            story = Story.of(next.trace());
        }
        shown = next;
        withdraw();
        arrange();
        travel.stop();
        progress.set(1);
        boolean seen = getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
        if (step && seen && !looks.reducedMotion().get()) {
            progress.set(0);
            travel.setRate(looks.speed().get());
            travel.playFromStart();
        }
    }

    private void select() {
        withdraw();
        draw();
    }

    private void arrange() {
        if (canvas.hasRoom()) {
            picture = StackLayout.of(shown, story, getWidth(), getHeight(), zoom);
            pan(0, 0);
        }
    }

    private void draw() {
        if (!canvas.hasRoom()) {
            return;
        }
        setAccessibleText(PictureText.of(shown, model.selectedPage(), model.doubts().getValue().values()));
        chips = new StackPainter(canvas.getGraphicsContext2D(), Palette.of(looks.dark().get()), picture, overlay())
                .paint(new StackPainter.View(getWidth(), getHeight(), panX, panY, work));
    }

    private StackPainter.Overlay overlay() {
        Set<LayerId> lit = new HashSet<>();
        pointed.ifPresent(lit::add);
        if (model.selection().get() instanceof Selection.OfLayer selected) {
            lit.add(selected.layer());
        }
        return new StackPainter.Overlay(Trail.of(shown), shown.cursor(), progress.get(),
                shown.current().map(Subjects::of).orElse(Set.of()), lit,
                model.selectedPage().flatMap(page -> Whereabouts.of(shown.stack(), page)), looks.shownPages().get(),
                model.doubts().getValue().keySet());
    }

    /** Moves the failure from where it was a step ago to where it is. */
    private final class Travel extends Transition {
        Travel() {
            setCycleDuration(TRAVEL);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double part) {
            progress.set(part);
        }
    }
}
