package org.faultline.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.edit.Ordering;
import org.faultline.format.Caption;
import org.faultline.format.words.Messages;
import org.faultline.format.words.WhyWords;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Surface;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.paper.Advances;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.LayoutContext;
import org.faultline.picture.stack.StackLayout;
import org.faultline.picture.stack.StackPainter;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.Trim;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Session;

/** The way to an outcome as one picture: each step with its words and a small picture of the stack, row by row. */
final class WayStrip implements Drawing {
    private static final int COLUMNS = 3;
    private static final double GAP = 24;
    private static final double MARGIN = 20;
    private static final double HEAD = 76;
    private static final double FIRST = 24;
    private static final double SECOND = 48;
    private static final double NUMBER = 18;
    private static final double LINE = 16;
    /** What a small picture has beyond the least that it needs, for the words beside the path. */
    private static final double AIR = 72;
    private static final double WIDE = 580;
    private static final Trim SMALL = new Trim(true, false, false);

    private final Session session;
    private final Way way;
    private final List<Tile> tiles = new ArrayList<>();
    /** What any step of the way is about: the rest of the stack is dim. */
    private final Set<LayerId> about;
    private final double words;
    private final double picture;

    /** One step, and the words above its picture. */
    private record Tile(Timeline moment, LayoutContext story, Caption caption, List<Line> lines) {}

    private record Line(String text, Type type, Paint paint) {}

    WayStrip(Session session, Way way) {
        this.session = session;
        this.way = way;
        LayoutContext story = LayoutContext.of(session.timeline().first());
        double most = 0;
        for (int step : way.steps()) {
            Timeline moment = session.timeline().at(step);
            story = story.then(moment);
            Caption caption = Caption.at(moment).orElseThrow();
            tiles.add(new Tile(moment, story, caption, lines(caption)));
            most = Math.max(most, StackLayout.least(moment, story, SMALL));
        }
        about = tiles.stream().flatMap(t -> t.moment.current().stream()).flatMap(s -> Subjects.of(s).stream())
                .collect(Collectors.toSet());
        words = NUMBER + LINE * tiles.stream().mapToInt(t -> t.lines.size()).max().orElse(0) + 6;
        picture = Math.ceil(most) + AIR;
    }

    private static List<Line> lines(Caption caption) {
        TextMetrics metrics = Advances.TABLE;
        return Stream.of(new Line(caption.headline(), Type.TITLE, Paint.INK),
                new Line(caption.sentence(), Type.SENTENCE, Paint.INK),
                new Line(caption.call(), Type.MONO, Paint.FAINT))
                .flatMap(part -> metrics.broken(part.type, part.text, WIDE).stream()
                        .map(line -> new Line(line, part.type, part.paint)))
                .toList();
    }

    private int columns() {
        return Math.max(1, Math.min(COLUMNS, tiles.size()));
    }

    @Override
    public double width() {
        return 2 * MARGIN + columns() * WIDE + (columns() - 1) * GAP;
    }

    @Override
    public double height() {
        return HEAD + Math.ceilDiv(tiles.size(), columns()) * (words + picture + GAP);
    }

    @Override
    public String name() {
        return session.report().title() + ": " + WhyWords.text("path.title", way.title());
    }

    @Override
    public String description() {
        return tiles.stream().map(t -> Messages.text("export.way.step", t.moment.cursor(), t.caption.headline()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void draw(Surface surface) {
        Pen pen = new Pen(surface);
        pen.fill(new Box(0, 0, width(), height()), Paint.GROUND);
        double room = width() - 2 * MARGIN;
        pen.text(pen.fit(Type.HEADLINE, WhyWords.text("path.title", way.title()), room), MARGIN, FIRST, Type.HEADLINE,
                Paint.INK);
        pen.text(pen.fit(Type.SENTENCE, Messages.text("export.in", session.report().title(),
                session.report().designTitle()), room), MARGIN, SECOND, Type.SENTENCE, Paint.FAINT);
        for (int i = 0; i < tiles.size(); i++) {
            Box box = box(i);
            int number = i;
            pen.moved(box.x(), box.y(), () -> tile(surface, number));
        }
    }

    private Box box(int number) {
        int row = number / columns();
        int column = number % columns();
        return new Box(MARGIN + column * (WIDE + GAP), HEAD + row * (words + picture + GAP), WIDE, words + picture);
    }

    private void tile(Surface surface, int number) {
        Tile tile = tiles.get(number);
        Pen pen = new Pen(surface);
        pen.text(Messages.text("export.way.count", number + 1, tiles.size()), 0, NUMBER / 2, Type.SMALL_BOLD,
                Paint.FAILURE_INK);
        pen.ending(Messages.text("export.step", tile.moment.cursor(), session.run().trace().steps().size()), WIDE,
                NUMBER / 2, Type.SMALL, Paint.FAINT);
        for (int i = 0; i < tile.lines.size(); i++) {
            Line line = tile.lines.get(i);
            pen.text(line.text, 0, NUMBER + LINE * (i + 0.5), line.type, line.paint);
        }
        pen.moved(0, words, () -> stack(surface, tile));
        pen.frame(new Box(0, words, WIDE, picture), Paint.HAIR, 1);
    }

    private void stack(Surface surface, Tile tile) {
        StackPicture small = StackLayout.of(tile.moment, tile.story, new Box(0, 0, WIDE, picture), 1,
                Ordering.of(session.document()), SMALL);
        StackPainter.Overlay overlay = new StackPainter.Overlay(Trail.of(tile.moment), tile.moment.cursor(), 1,
                tile.moment.current().map(Subjects::of).orElse(Set.of()), Set.of(), Optional.empty(), Set.of(),
                Optional.empty());
        new StackPainter(new Pen(surface), small, overlay).alone(about)
                .paint(new StackPainter.View(WIDE, picture, 0, 0, DragFeedback.NOTHING));
    }
}
