package org.faultline.desktop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.faultline.desktop.canvas.Fitting;
import org.faultline.desktop.model.Doubts;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.paint.FxSurface;
import org.faultline.desktop.paint.Magnifier;
import org.faultline.desktop.paint.Sheet;
import org.faultline.desktop.shell.Division;
import org.faultline.edit.Ordering;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.LayoutContext;
import org.faultline.picture.stack.StackLayout;
import org.faultline.picture.stack.StackPainter;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.Trim;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;

/**
 * The picture of the stack alone, as a document opens, with nothing to press and where it will stand in the window: seen
 * while all the rest is still to be made. It needs no stylesheet.
 */
final class Glimpse extends Region {
    private final double scale;
    private final Theme theme;
    private final Drawing drawing;
    private final Magnifier picture;

    /** @param scale how many times larger than usual everything is drawn */
    Glimpse(Session session, boolean dark, double scale) {
        this.scale = scale;
        theme = Theme.of(dark);
        drawing = new Drawing(session, theme);
        picture = new Magnifier(drawing, new SimpleObjectProperty<>(scale),
                (width, height) -> Fitting.times(scale, width, height, session.timeline(), drawing.story,
                        drawing.trim));
        setId("glimpse");
        getChildren().add(picture);
    }

    /** What is all around the picture. */
    Color ground() {
        return FxSurface.color(theme, Paint.GROUND);
    }

    @Override
    protected void layoutChildren() {
        Room room = Room.of(getWidth(), getHeight(), scale);
        drawing.trim = Fitting.trim(room);
        Box place = new Division(room, scale).picture();
        picture.resizeRelocate(place.x(), place.y(), place.width(), place.height());
    }

    private static final class Drawing extends Region {
        private final Session session;
        private final Theme theme;
        private final LayoutContext story;
        private final Sheet canvas = new Sheet();
        private Trim trim = Trim.WHOLE;

        Drawing(Session session, Theme theme) {
            this.session = session;
            this.theme = theme;
            story = LayoutContext.of(session.timeline());
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            if (canvas.fit(getWidth(), getHeight(), getLocalToParentTransform().getMxx()) && canvas.hasRoom()) {
                draw(session.timeline());
            }
        }

        private void draw(Timeline timeline) {
            StackPicture picture = StackLayout.of(timeline, story, new Box(0, 0, getWidth(), getHeight()), 1,
                    Ordering.of(session.document()), trim);
            StackPainter.Overlay nothing = new StackPainter.Overlay(List.of(), 0, 1, Set.of(), Set.of(),
                    Optional.empty(), Doubts.byLayer(session).keySet(), Optional.empty());
            new StackPainter(new Pen(canvas.surface(theme)), picture, nothing)
                    .paint(new StackPainter.View(getWidth(), getHeight(), 0, 0, DragFeedback.NOTHING));
        }
    }
}
