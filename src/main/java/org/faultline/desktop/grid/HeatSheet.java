package org.faultline.desktop.grid;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.faultline.address.Pfn;
import org.faultline.desktop.grid.HeatWork.State.Done;
import org.faultline.desktop.model.PageLine;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.PageTip;
import org.faultline.desktop.paint.Sheet;
import org.faultline.format.HarmText;
import org.faultline.impact.heat.Heat;
import org.faultline.impact.heat.HeatPages;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.playback.Selection;

/** The cells of a heat map; pointing tells, a click or the arrows select, X poisons. */
public final class HeatSheet extends Region {
    private final PaneView window;
    private final ViewSettings looks;
    private final Sheet canvas = new Sheet();
    /** Over it, what changes with the mouse. */
    private final Sheet over = new Sheet();
    private final PageTip tip = new PageTip(this);
    private Optional<Done> shown = Optional.empty();
    private Optional<HeatPages> pages = Optional.empty();
    private HeatPlan plan;
    /** The page whose cell is seen below. */
    private long near;

    HeatSheet(PaneView window, ViewSettings looks) {
        this.window = window;
        this.looks = looks;
        plan = HeatPlan.of(canvas.box(), 1, 0);
        setId("heat-sheet");
        getStyleClass().add("heat-sheet");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        over.setMouseTransparent(true);
        getChildren().addAll(canvas, over);
        setOnMouseMoved(this::move);
        setOnMouseExited(event -> tip.away());
        setOnMouseClicked(this::click);
        setOnKeyPressed(this::key);
        window.selection().subscribe(selection -> selected());
        looks.dark().subscribe((before, dark) -> draw());
    }

    /** Shows a map. */
    void show(Done done) {
        shown = Optional.of(done);
        pages = Optional.of(new HeatPages(done.heat()));
        near = chosen().orElseGet(() -> done.heat().kinds().stream().findFirst()
                .map(k -> number(k.first()).orElse(0)).orElse(0L));
        place();
    }

    HeatPlan plan() {
        return plan;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        over.fit(getWidth(), getHeight(), looks.scale().getValue());
        if (canvas.fit(getWidth(), getHeight(), looks.scale().getValue())) {
            place();
        }
    }

    private OptionalLong number(Pfn page) {
        return pages.map(p -> p.number(page)).orElse(OptionalLong.empty());
    }

    private OptionalLong chosen() {
        return window.selectedPage().map(this::number).orElse(OptionalLong.empty());
    }

    private void selected() {
        tip.away();
        near(chosen().orElse(near));
    }

    /** The pages, where there are some and room for them. */
    private Optional<HeatPages> seen() {
        return pages.filter(p -> canvas.hasRoom() && p.count() > 0);
    }

    /** Lays the map out for the room there is. */
    private void place() {
        tip.away();
        seen().ifPresent(p -> {
            plan = HeatPlan.of(canvas.box(), p.count(), 0);
            draw();
        });
    }

    private void draw() {
        seen().ifPresent(p -> {
            painter(canvas, p).map(canvas.box());
            near(near);
        });
    }

    /** Shows the pages around another one below; those above stay as they are drawn. */
    private void near(long page) {
        near = page;
        seen().ifPresent(p -> {
            plan = plan.at(canvas.box(), p.count(), page);
            over.clear();
            painter(over, p).near(chosen());
            setAccessibleText(WindowText.text("heat.spoken", p.count(), chosen().isEmpty() ? ""
                    : words(chosen().getAsLong(), 1)));
        });
    }

    private HeatPainter painter(Sheet on, HeatPages of) {
        return new HeatPainter(new Pen(on.surface(Theme.of(looks.dark().get()))), plan, of);
    }

    private Optional<Heat.Run> worst(long first, long count) {
        return pages.flatMap(p -> p.worst(first, Math.min(p.count(), first + count)));
    }

    private void move(MouseEvent event) {
        Optional<HeatPlan.Spot> spot = plan.at(event.getX(), event.getY());
        Optional<Heat.Run> worst = spot.flatMap(s -> worst(s.first(), s.pages()));
        if (worst.isEmpty()) {
            tip.away();
            return;
        }
        if (!spot.get().isNear() && plan.map().cellOf(spot.get().first()) != plan.cell()) {
            near(spot.get().first());
        }
        String line = line(worst.get(), spot.get().pages());
        tip.explain(line, event.getX(), event.getY(), () -> tip.add(line, HarmText.of(worst.get().harm())));
    }

    private String line(Heat.Run worst, long of) {
        String page = shown.map(s -> PageLine.of(s.impact().machine(), worst.first())).orElse("");
        return of == 1 ? page : WindowText.text("heat.worst.of", of, page);
    }

    private String words(long first, long count) {
        return worst(first, count).map(w -> line(w, count) + ": " + HarmText.of(w.harm())).orElse("");
    }

    private void click(MouseEvent event) {
        requestFocus();
        plan.at(event.getX(), event.getY()).flatMap(s -> worst(s.first(), s.pages()))
                .ifPresent(w -> window.select(new Selection.OfPage(w.first())));
    }

    /** Arrows go from cell to cell, to the worst page of each; with Shift from page to page. */
    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        long cell = event.isShiftDown() ? 1 : plan.map().zoom().pages();
        long row = (event.isShiftDown() ? plan.near() : plan.map()).columns() * cell;
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> walk(-cell, cell);
            case RIGHT -> walk(cell, cell);
            case UP -> walk(-row, cell);
            case DOWN -> walk(row, cell);
            case X -> window.poison();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void walk(long by, long cell) {
        long from = chosen().orElse(near) / cell * cell;
        long next = chosen().isEmpty() ? from : from + by;
        if (next >= 0) {
            worst(next, cell).ifPresent(w -> window.select(new Selection.OfPage(w.first())));
        }
    }
}
