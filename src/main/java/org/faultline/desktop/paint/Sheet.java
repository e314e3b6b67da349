package org.faultline.desktop.paint;
import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Affine;
import javafx.scene.transform.Scale;
import org.faultline.picture.Box;
import org.faultline.picture.Theme;

/**
 * What a picture is painted on inside a {@link Magnifier}: it is measured in the picture's own pixels, and has as many
 * more on the screen as it is magnified, so that text stays sharp.
 */
public final class Sheet extends Canvas {
    private final Scale back = new Scale();
    private final FxText text = new FxText();
    private double width;
    private double height;
    private double scale = 1;

    public Sheet() {
        getTransforms().setAll(back);
    }

    /** Makes room for a picture of that size, to be seen {@code scale} times as large; whether that is other than before. */
    public boolean fit(double wide, double high, double times) {
        boolean other = width != wide || height != high || scale != times;
        if (other) {
            width = wide;
            height = high;
            scale = times;
            back.setX(1 / scale);
            back.setY(1 / scale);
            setWidth(width * scale);
            setHeight(height * scale);
            getGraphicsContext2D().setTransform(new Affine(new Scale(scale, scale)));
        }
        return other;
    }

    /** This canvas, to be drawn on in the colours of a theme. */
    public FxSurface surface(Theme theme) {
        return new FxSurface(getGraphicsContext2D(), theme, text);
    }

    /** Takes away what was drawn, so that what lies below is seen. */
    public void clear() {
        getGraphicsContext2D().clearRect(0, 0, width, height);
    }

    /** Whether there is room for anything. */
    public boolean hasRoom() {
        return width > 0 && height > 0;
    }

    /** The size of the picture, in its own pixels. */
    public Box box() {
        return new Box(0, 0, width, height);
    }
}
