package org.faultline.desktop.grid;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.faultline.desktop.model.PageMenu;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.paint.PageTip;
import org.faultline.desktop.paint.Press;
import org.faultline.playback.Selection;

/** Mouse and keys of the page grid: the wheel zooms, a drag pans, a click selects, arrows walk, X poisons. */
final class GridGestures {
    private final PageGrid grid;
    private final PaneView window;
    private final PageMenu menu;
    private final PageTip tip;
    private Press press = Press.none();
    private long pressedRow;

    GridGestures(PageGrid grid, PaneView window, PageMenu menu) {
        this.grid = grid;
        this.window = window;
        this.menu = menu;
        tip = new PageTip(grid);
    }

    void install() {
        grid.setOnMousePressed(this::press);
        grid.setOnMouseDragged(this::drag);
        grid.setOnMouseReleased(this::release);
        grid.setOnMouseMoved(this::move);
        grid.setOnMouseExited(event -> tip.away());
        grid.setOnScroll(this::scroll);
        grid.setOnKeyPressed(this::key);
        grid.setOnContextMenuRequested(this::asked);
    }

    /** The menu of the page under the mouse, or of the selected one for the menu key. */
    private void asked(ContextMenuEvent event) {
        OptionalLong under = grid.pageAt(event.getX(), event.getY());
        Optional<Long> page = event.isKeyboardTrigger() || under.isEmpty() ? selected()
                : Optional.of(under.getAsLong());
        page.ifPresent(at -> {
            select(at);
            menu.show(grid, grid.frame(at), event.getScreenX(), event.getScreenY());
        });
        event.consume();
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        tip.away();
        press = new Press(event);
        pressedRow = grid.plan().top();
    }

    private void drag(MouseEvent event) {
        if (press.drag(event)) {
            long rows = Math.round((press.y() - event.getY()) / grid.plan().zoom().cell());
            grid.show(grid.plan().from(pressedRow + rows));
        }
    }

    private void release(MouseEvent event) {
        OptionalLong page = grid.pageAt(event.getX(), event.getY());
        if (press.isClick(event) && page.isPresent()) {
            window.point(new Selection.OfPage(grid.frame(page.getAsLong())));
            grid.offer(grid.frame(page.getAsLong()), event.getX(), event.getY());
        }
    }

    private void move(MouseEvent event) {
        OptionalLong page = grid.pageAt(event.getX(), event.getY());
        if (page.isEmpty()) {
            tip.away();
            return;
        }
        String words = words(page.getAsLong());
        tip.over(words, event.getX(), event.getY(), () -> window.forecast(grid.frame(page.getAsLong()),
                (asked, more) -> tip.add(words, more)));
    }

    private String words(long page) {
        return GridText.tip(grid.pmem(), grid.plan(), grid.machine(), page);
    }

    /** Other pages may be where the mouse is. */
    void moved() {
        tip.recheck(at -> grid.pageAt(at.getX(), at.getY()).stream().mapToObj(this::words).findFirst());
    }

    private void scroll(ScrollEvent event) {
        GridPlan plan = grid.plan();
        int steps = (int) Math.signum(event.getDeltaY() + event.getDeltaX());
        if (event.isShiftDown()) {
            grid.show(plan.from(plan.top() - steps * 2L));
        } else if (steps != 0) {
            long page = grid.pageAt(event.getX(), event.getY()).orElse(plan.firstPage());
            grid.show(plan.at(plan.zoom().next(plan.pages(), steps), page, event.getY() - PageGrid.HEADER));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        GridPlan plan = grid.plan();
        long row = plan.columns() * plan.zoom().pages();
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> walk(-plan.zoom().pages());
            case RIGHT -> walk(plan.zoom().pages());
            case UP -> walk(-row);
            case DOWN -> walk(row);
            case PAGE_UP -> grid.show(plan.from(plan.top() - Math.max(1, plan.rows() - 2)));
            case PAGE_DOWN -> grid.show(plan.from(plan.top() + Math.max(1, plan.rows() - 2)));
            case PLUS, ADD, EQUALS -> zoom(1);
            case MINUS, SUBTRACT -> zoom(-1);
            case ENTER -> offer();
            case X -> window.poison();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private Optional<Long> selected() {
        return window.selectedPage().flatMap(grid::page);
    }

    private void walk(long pages) {
        long next = selected().map(page -> page + pages).orElse(grid.plan().firstPage());
        if (next >= 0 && next < grid.plan().pages()) {
            select(next);
        }
    }

    private void zoom(int steps) {
        GridPlan plan = grid.plan();
        long page = selected().filter(plan::shows).orElse(plan.firstPage());
        grid.show(plan.at(plan.zoom().next(plan.pages(), steps), page, plan.area().centerY()));
    }

    private void offer() {
        selected().ifPresent(page -> {
            window.point(new Selection.OfPage(grid.frame(page)));
            grid.place(page).ifPresent(box -> grid.offer(grid.frame(page), box.centerX(), box.centerY()));
        });
    }

    private void select(long page) {
        window.select(new Selection.OfPage(grid.frame(page)));
    }
}
