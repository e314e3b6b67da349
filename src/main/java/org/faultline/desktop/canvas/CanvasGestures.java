package org.faultline.desktop.canvas;

import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.faultline.address.Pfn;
import org.faultline.desktop.canvas.StackPicture.Hit;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.paint.PageTip;
import org.faultline.playback.Selection;

/** The mouse on the canvas: drag pans, the wheel zooms, a click selects, rest tells what would come of the page. */
final class CanvasGestures {
    private static final double CLICK = 4;
    private final StackCanvas canvas;
    private final SessionModel model;
    private final CanvasKeys keys;
    private final PageTip tip;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private boolean dragged;

    CanvasGestures(StackCanvas canvas, SessionModel model, Player player) {
        this.canvas = canvas;
        this.model = model;
        keys = new CanvasKeys(canvas, model, player);
        tip = new PageTip(canvas);
    }

    void install() {
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnMouseMoved(this::move);
        canvas.setOnMouseExited(event -> {
            canvas.point(Optional.empty());
            tip.away();
        });
        canvas.setOnScroll(this::scroll);
        canvas.setOnKeyPressed(keys::pressed);
        canvas.setOnKeyTyped(keys::typed);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        tip.away();
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
        keys.on(canvas.hit(event.getX(), event.getY()).map(h -> h.strip().id()));
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
        Optional<String> text = hit.map(h -> PictureText.tip(canvas.picture(), h))
                .or(() -> canvas.gloss(event.getX(), event.getY()));
        Optional<Pfn> page = hit.flatMap(canvas.picture()::page);
        text.ifPresentOrElse(words -> tip.over(words, event.getX(), event.getY(),
                () -> page.ifPresent(p -> model.forecast(p, (asked, more) -> tip.add(words, more)))), tip::away);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            canvas.pan(event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0), 0);
        } else {
            canvas.zoom(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }
}
