package org.faultline.desktop.canvas;

import java.util.Optional;
import javafx.scene.shape.Polyline;
import org.faultline.address.ByteRange;
import org.faultline.desktop.paint.FxSurface;
import org.faultline.device.Pmem;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Theme;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.Strip;

/**
 * A bracket below the bytes of a namespace whose pages the grid shows. It stands over the picture, which is not drawn anew
 * when somebody looks at other pages.
 */
final class Bracket extends Polyline {
    private static final double LEAST = 6;
    private static final double AWAY = 3.5;
    private static final double HIGH = 2;

    Bracket() {
        setMouseTransparent(true);
        setManaged(false);
        setStrokeWidth(HIGH);
    }

    /** Stands below these bytes of a picture that is moved so far to the left and up. */
    void show(StackPicture picture, Optional<ByteRange> looked, double panX, double panY, Theme theme) {
        Optional<Box> place = looked.flatMap(bytes -> place(picture, bytes)).map(box -> box.moved(-panX, -panY));
        setVisible(place.isPresent());
        place.ifPresent(box -> {
            double left = panX > 0 ? Math.max(box.x(), picture.names()) : box.x();
            double right = Math.max(box.right(), left);
            getPoints().setAll(left, box.y(), left, box.bottom(), right, box.bottom(), right, box.y());
            setStroke(FxSurface.color(theme, Paint.FAINT));
        });
    }

    private static Optional<Box> place(StackPicture picture, ByteRange bytes) {
        return picture.strips().stream()
                .filter(s -> s.kind() == Strip.Kind.PMEM && s.name().equals(bytes.space().name()))
                .findFirst().flatMap(strip -> picture.machine().device(strip.id()).filter(Pmem.class::isInstance)
                        .map(device -> ((Pmem) device).dataOffset())
                        .map(offset -> {
                            double left = strip.fold().x(offset + bytes.start());
                            double right = Math.max(strip.fold().x(offset + bytes.end()), left + LEAST);
                            double y = strip.box().bottom() + AWAY;
                            return Box.between(left, y - HIGH, right, y);
                        }));
    }
}
