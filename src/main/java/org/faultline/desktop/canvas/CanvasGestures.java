package org.faultline.desktop.canvas;

import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.faultline.address.Pfn;
import org.faultline.desktop.canvas.StackPicture.Hit;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.playback.Selection;
import org.faultline.playback.Usage;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/** Mouse and keys of the canvas: drag pans, the wheel zooms, a click selects, X poisons. */
final class CanvasGestures {
    private static final double CLICK = 4;
    private static final int LEAP = 16;
    private final StackCanvas canvas;
    private final SessionModel model;
    private final Player player;
    private final Tooltip tip = new Tooltip();
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private boolean dragged;

    CanvasGestures(StackCanvas canvas, SessionModel model, Player player) {
        this.canvas = canvas;
        this.model = model;
        this.player = player;
    }

    void install() {
        tip.setShowDelay(Duration.millis(500));
        tip.setShowDuration(Duration.minutes(1));
        tip.getStyleClass().add("page-tip");
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnMouseMoved(this::move);
        canvas.setOnMouseExited(event -> canvas.point(Optional.empty()));
        canvas.setOnScroll(this::scroll);
        canvas.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        lastY = pressedY;
        dragged = false;
    }

    private void drag(MouseEvent event) {
        dragged |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK;
        if (dragged) {
            canvas.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void release(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<Pfn> page = canvas.hit(event.getX(), event.getY()).flatMap(h -> canvas.picture().page(h));
        if (page.isPresent()) {
            model.selection().set(new Selection.OfPage(page.get()));
            canvas.offer(page.get(), event.getX(), event.getY());
        } else {
            model.selection().set(canvas.layer(event.getX(), event.getY())
                    .<Selection>map(Selection.OfLayer::new).orElseGet(Selection.OfNothing::new));
        }
    }

    private void move(MouseEvent event) {
        Optional<Hit> hit = canvas.hit(event.getX(), event.getY());
        canvas.point(canvas.layer(event.getX(), event.getY()));
        if (hit.isPresent()) {
            tip.setText(PictureText.tip(canvas.picture(), hit.get()));
            Tooltip.install(canvas, tip);
        } else {
            Tooltip.uninstall(canvas, tip);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            canvas.pan(event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0), 0);
        } else {
            canvas.zoom(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> step(event.isShiftDown() ? -LEAP : -1);
            case RIGHT -> step(event.isShiftDown() ? LEAP : 1);
            case DOWN -> leap(false);
            case UP -> leap(true);
            case ENTER -> model.selectedPage().ifPresent(
                    page -> canvas.place(page).ifPresent(at -> canvas.offer(page, at[0], at[1])));
            case X -> player.poisonSelected();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /** Selects the page so many pages further, or the first page of data when none is selected. */
    private void step(long pages) {
        model.selectedPage().ifPresentOrElse(page -> select(new Pfn(page.number() + pages)), () -> leap(true));
    }

    /** Selects the first page of the next thing on the device, or of the one before. */
    private void leap(boolean up) {
        Stack stack = model.timeline().getValue().stack();
        Optional<Pfn> from = model.selectedPage();
        Optional<Pmem> pmem = from.flatMap(p -> stack.pmemAt(p.bytes().start()))
                .or(() -> stack.pmems().stream().findFirst());
        pmem.ifPresent(device -> {
            long at = from.map(p -> p.bytes().start() - device.base()).orElse(-1L);
            var starts = Usage.of(stack, device).runs().stream()
                    .filter(r -> from.isPresent() ? !r.use().isEmpty() : r.use().isData()).map(Usage.Run::start);
            Optional<Long> next = up
                    ? starts.filter(s -> s > at).findFirst()
                    : starts.filter(s -> s < at).reduce((a, b) -> b);
            next.ifPresent(start -> select(Pfn.holding(device.base() + start)));
        });
    }

    private void select(Pfn page) {
        if (model.timeline().getValue().stack().pmemAt(page.bytes().start()).isPresent()) {
            model.selection().set(new Selection.OfPage(page));
        }
    }
}
