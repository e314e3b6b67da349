package org.faultline.desktop.canvas;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.paint.PageTip;
import org.faultline.desktop.paint.Press;
import org.faultline.picture.Box;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.playback.Selection;

/** The mouse on the canvas: drag pans, the wheel zooms, a click selects, rest tells what would come of the page. */
final class CanvasGestures {
    private final StackCanvas canvas;
    private final PaneView window;
    private final CanvasKeys keys;
    private final Question question;
    private final PageTip tip;
    private Press press = Press.none();
    private double lastX;
    private double lastY;
    private boolean framing;

    CanvasGestures(StackCanvas canvas, PaneView window) {
        this.canvas = canvas;
        this.window = window;
        question = new Question(window.predicting());
        keys = new CanvasKeys(canvas, window);
        tip = new PageTip(canvas);
    }

    CanvasKeys keys() {
        return keys;
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
        press = new Press(event);
        lastX = press.x();
        lastY = press.y();
        framing = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
    }

    private void drag(MouseEvent event) {
        if (press.drag(event) && framing) {
            canvas.show(new DragFeedback(Set.of(), Optional.empty(), Optional.empty(), Optional.of(frame(event))));
        } else if (press.isDrag()) {
            canvas.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private DragFeedback.Frame frame(MouseEvent event) {
        return new DragFeedback.Frame(Math.min(press.x(), event.getX()), Math.min(press.y(), event.getY()),
                Math.abs(event.getX() - press.x()), Math.abs(event.getY() - press.y()));
    }

    private void release(MouseEvent event) {
        if (press.isDrag() && framing) {
            canvas.show(DragFeedback.NOTHING);
            DragFeedback.Frame frame = frame(event);
            window.select(Selection.of(canvas.picture().within(new Box(frame.x() + canvas.view().x(),
                    frame.y() + canvas.view().y(), frame.width(), frame.height()))));
        } else if (event.isShortcutDown() && press.isClick(event)) {
            canvas.spot(event.getX(), event.getY()).flatMap(s -> canvas.picture().whole(s.layer()))
                    .ifPresent(layer -> window.select(together().toggled(layer)));
        } else {
            click(event);
        }
    }

    /** What is selected, with processes for their mappings. */
    private Selection together() {
        return Selection.of(window.selection().getValue().pointed().stream()
                .map(l -> canvas.picture().whole(l).orElse(l)).toList());
    }

    private void click(MouseEvent event) {
        if (!press.isClick(event)) {
            return;
        }
        if (isFolded(event)) {
            canvas.unfold();
            return;
        }
        Optional<Hit> hit = canvas.hit(event.getX(), event.getY());
        if (question.answer(canvas.picture(), canvas.layer(event.getX(), event.getY()), hit)) {
            return;
        }
        Optional<Pfn> page = hit.flatMap(h -> canvas.picture().page(h));
        keys.on(hit.map(h -> h.strip().id()));
        if (page.isPresent()) {
            window.point(new Selection.OfPage(page.get(), canvas.layer(event.getX(), event.getY())));
            canvas.offer(page.get(), event.getX(), event.getY());
        } else {
            window.select(canvas.layer(event.getX(), event.getY())
                    .<Selection>map(Selection.OfLayer::new).orElseGet(Selection.OfNothing::new));
        }
    }

    /** Whether something is left out there. */
    private boolean isFolded(MouseEvent event) {
        return event.getX() >= canvas.picture().names() && canvas.picture()
                .crowdAt(event.getX() + canvas.view().x(), event.getY() + canvas.view().y()).isPresent();
    }

    private void move(MouseEvent event) {
        Optional<Hit> hit = question.told(canvas.hit(event.getX(), event.getY()));
        canvas.point(canvas.layer(event.getX(), event.getY()));
        if (hit.isEmpty()) {
            canvas.gloss(event.getX(), event.getY()).ifPresentOrElse(
                    sentence -> tip.explain(sentence, event.getX(), event.getY()), tip::away);
            return;
        }
        String words = PictureText.tip(canvas.picture(), hit.get());
        Optional<Pfn> page = canvas.picture().page(hit.get());
        tip.over(words, event.getX(), event.getY(),
                () -> page.ifPresent(p -> window.forecast(p, (asked, more) -> tip.add(words, more))));
    }

    /** What a tip says at once about a point. */
    private Optional<String> words(double x, double y) {
        return question.told(canvas.hit(x, y)).map(h -> PictureText.tip(canvas.picture(), h))
                .or(() -> canvas.gloss(x, y));
    }

    /** The picture is another, or another part of it is seen. */
    void moved() {
        tip.recheck(at -> words(at.getX(), at.getY()));
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
