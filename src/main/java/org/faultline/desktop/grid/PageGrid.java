package org.faultline.desktop.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.grid.GridHeader.Nearness;
import org.faultline.desktop.model.PageMenu;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Offer;
import org.faultline.desktop.paint.Sheet;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.Theme;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.playback.Usage;
import org.faultline.trace.Trace;

/** The pages of one device, from the whole down to single pages; takes pages to select and to poison. */
public final class PageGrid extends Region {
    static final double HEADER = 26;
    private final PaneView window;
    private final ViewSettings looks;
    private final Sheet canvas = new Sheet();
    private final GridHeader header = new GridHeader(this::look);
    private final GridPainter painter = new GridPainter();
    private final Offer offer;
    private final GridGestures gestures;
    private Focus focus;
    private GridPlan plan = new GridPlan(Zoom.PAGE, new Box(0, 0, 1, 1), 0, 1);
    /** The plan as somebody last chose it: other room is no choice, and with the former room it is back. */
    private GridPlan asked = plan;
    private boolean placed;
    /** The run that was shown last. */
    private Trace told;

    /** @param menu what can be done to a page of it */
    public PageGrid(PaneView window, ViewSettings looks, PageMenu menu) {
        this.window = window;
        this.looks = looks;
        focus = Focus.of(window.timeline().getValue());
        told = window.timeline().getValue().trace();
        offer = new Offer("grid-poison", WindowText.text("inspector.poison"), window::poison);
        getStyleClass().add("page-grid");
        getStylesheets().add(
                Objects.requireNonNull(PageGrid.class.getResource("grid.css"), "grid.css").toExternalForm());
        setId("page-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(canvas, header, offer);
        gestures = new GridGestures(this, window, menu);
        gestures.install();
        window.timeline().subscribe(this::show);
        window.selection().subscribe(this::select);
        looks.dark().subscribe(dark -> draw());
        looks.gridShown().subscribe(this::draw);
    }

    GridPlan plan() {
        return plan;
    }

    Pmem pmem() {
        return focus.pmem();
    }

    Machine machine() {
        return window.timeline().getValue().machine();
    }

    /** The frame of page {@code page} of the device. */
    Pfn frame(long page) {
        return focus.pmem().pfn(Unit.PAGE.toBytes(page));
    }

    /** The number of a frame on the device that is shown. */
    Optional<Long> page(Pfn pfn) {
        return Optional.of(pfn).filter(p -> focus.pmem().data().contains(p.bytes()))
                .map(p -> p.number() - focus.pmem().pfn(0).number());
    }

    void show(GridPlan next) {
        offer.withdraw();
        choose(next);
        draw();
    }

    private void choose(GridPlan next) {
        plan = next;
        asked = next;
    }

    void offer(Pfn page, double x, double y) {
        if (window.isKnownBad(page)) {
            offer.withdraw();
            return;
        }
        offer.setText(WindowText.text("canvas.poison", page));
        offer.show(this, x, y);
    }

    /** The first page of the cell at a point of this node. */
    OptionalLong pageAt(double x, double y) {
        return plan.pageAt(x, y - HEADER);
    }

    /** The middle of a page that can be seen, in this node. */
    Optional<Box> place(long page) {
        return plan.shows(page) ? Optional.of(plan.box(plan.cellOf(page)).moved(0, HEADER)) : Optional.empty();
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEADER + 30;
    }

    @Override
    protected void layoutChildren() {
        header.resizeRelocate(0, 0, getWidth(), HEADER);
        double height = Math.max(0, getHeight() - HEADER);
        canvas.relocate(0, HEADER);
        if (canvas.fit(getWidth(), height, looks.scale().getValue())) {
            place();
        }
    }

    private Box area() {
        return Box.between(GridPainter.GUTTER, 2, Math.max(GridPainter.GUTTER + 8, canvas.box().width() - 10),
                Math.max(10, canvas.box().height() - 6));
    }

    /** Puts the pages into the room there is: at first around what the run is about, later where they were. */
    private void place() {
        if (!canvas.hasRoom()) {
            return;
        }
        long pages = focus.states().count();
        if (placed && asked.pages() == pages) {
            plan = asked.in(area());
            plan = asked.shows(focus.page()) ? plan.showing(focus.page()) : plan;
        } else {
            GridPlan bare = new GridPlan(Zoom.PAGE, area(), 0, pages);
            choose(bare.at(Zoom.PAGE, focus.page(), Math.min(bare.area().bottom() - 1, Zoom.PAGE.cell() * 1.5)));
            placed = true;
        }
        window.selectedPage().flatMap(this::page).ifPresent(page -> plan = plan.showing(page));
        draw();
    }

    private void look(Nearness near) {
        long page = window.selectedPage().flatMap(this::page).filter(plan::shows).orElse(plan.firstPage());
        long middle = page > plan.firstPage() ? page : (plan.firstPage() + plan.endPage()) / 2;
        Zoom next = switch (near) {
            case DEVICE -> Zoom.fitting(plan.pages(), area().width(), area().height());
            case GROUP -> Zoom.fitting(focus.group(machine()), area().width(), area().height());
            case EXTENT -> Zoom.EXTENT;
            case PAGE -> Zoom.PAGE;
        };
        show(plan.at(next, near == Nearness.DEVICE ? 0 : middle, area().height() / 2));
    }

    private Nearness nearness() {
        if (plan.zoom().cell() > Zoom.EXTENT.cell()) {
            return Nearness.PAGE;
        }
        if (plan.zoom().level() == 0) {
            return Nearness.EXTENT;
        }
        return plan.firstPage() == 0 && plan.endPage() >= plan.pages() ? Nearness.DEVICE : Nearness.GROUP;
    }

    private void show(Timeline timeline) {
        offer.withdraw();
        setVisible(!timeline.machine().pmems().isEmpty());
        Focus before = focus;
        boolean free = !timeline.trace().equals(told) && window.selection().getValue().layers().isEmpty()
                && window.selectedPage().isEmpty();
        focus = focus.at(timeline, free);
        told = timeline.trace();
        if (!before.pmem().equals(focus.pmem())) {
            placed = false;
            place();
            return;
        }
        if (free || !before.story().equals(focus.story())) {
            choose(plan.showing(focus.page()));
        }
        draw();
    }

    private void select(Selection selection) {
        offer.withdraw();
        Pmem before = focus.pmem();
        focus = focus.on(selection, machine());
        if (!before.equals(focus.pmem())) {
            placed = false;
            place();
        }
        window.selectedPage().flatMap(this::page).ifPresent(page -> choose(plan.showing(page)));
        marked().stream().findFirst().filter(run -> run[0] >= plan.endPage() || run[1] <= plan.firstPage())
                .ifPresent(run -> choose(plan.showing(run[0])));
        draw();
    }

    /** The pages of the selected file or filesystem. */
    private List<long[]> marked() {
        List<long[]> runs = new ArrayList<>();
        for (LayerId selected : window.selection().getValue().layers()) {
            for (Filesystem fs : machine().filesystems()) {
                fs.inode(selected)
                        .ifPresent(file -> file.extents().forEach(extent -> runs.addAll(runs(fs, extent))));
            }
        }
        return runs;
    }

    /** An extent may lie in several places below a mapped device, and on other devices than the one that is shown. */
    private List<long[]> runs(Filesystem fs, Extent extent) {
        List<long[]> runs = new ArrayList<>();
        Device device = machine().device(fs.on()).orElseThrow();
        long at = fs.offset(extent.start());
        long end = at + extent.blocks() * fs.blockSize();
        while (at < end) {
            long length = Math.min(end - at, new DeviceStack(machine()).together(device, at));
            machine().toPhysical(device, ByteRange.of(device.space(), at, length))
                    .flatMap(bytes -> page(Pfn.holding(bytes.start())))
                    .ifPresent(page -> runs.add(new long[]{page, page + Unit.PAGE.covering(length)}));
            at += length;
        }
        return runs;
    }

    /** Pages that nobody sees are not drawn, and the stack does not say where they are. */
    private void draw() {
        if (!placed || !looks.gridShown().get()) {
            looks.shownPages().set(Optional.empty());
            return;
        }
        Pmem pmem = focus.pmem();
        Usage usage = focus.usage();
        Optional<Long> chosen = window.selectedPage().flatMap(this::page);
        Theme theme = Theme.of(looks.dark().get());
        painter.paint(canvas.surface(theme), theme, canvas.box(), plan, new GridPainter.Content(pmem, usage,
                focus.states(), machine().bad(), chosen, marked()));
        header.show(pmem.name(), plan, nearness());
        looks.shownPages().set(Optional.of(new ByteRange(pmem.space(), Unit.PAGE.toBytes(plan.firstPage()),
                Unit.PAGE.toBytes(plan.endPage()))));
        gestures.moved();
        setAccessibleText(GridText.of(pmem, usage, plan, machine(), chosen));
    }
}
