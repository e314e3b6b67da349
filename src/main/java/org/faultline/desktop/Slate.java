package org.faultline.desktop;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import org.faultline.address.LayerId;
import org.faultline.desktop.canvas.CanvasPane;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.present.Picture;
import org.faultline.desktop.present.Presenter;
import org.faultline.session.Session;

/** The picture of the stack before a class. */
record Slate(StackCanvas canvas, Region node) implements Picture {
    Slate(StackCanvas canvas, ViewSettings looks) {
        this(canvas, CanvasPane.magnified(canvas, looks));
    }

    /** A picture of a session with names and nothing else, in the theme of a window; what is tried there is forgotten. */
    static Region sketch(Session session, ViewSettings window) {
        ViewSettings looks = new ViewSettings();
        looks.dark().bind(window.dark());
        looks.room().set(Presenter.ROOM);
        looks.mapShown().set(false);
        SessionModel copy = new SessionModel(session, new InlineBackground());
        return new Slate(new StackCanvas(new SessionView(copy, new Player(copy, looks)), looks), looks).node;
    }

    @Override
    public void zoomIn() {
        canvas.zoomIn();
    }

    @Override
    public void zoomOut() {
        canvas.zoomOut();
    }

    @Override
    public void fit() {
        canvas.fit();
    }

    @Override
    public Optional<LayerId> at(double x, double y) {
        Point2D here = canvas.parentToLocal(x, y);
        return canvas.spot(here.getX(), here.getY()).map(PicturePlace::layer);
    }

    @Override
    public Optional<Bounds> place(LayerId layer) {
        return canvas.box(layer).map(b -> canvas.localToParent(new BoundingBox(b.x(), b.y(), b.width(), b.height())));
    }
}
