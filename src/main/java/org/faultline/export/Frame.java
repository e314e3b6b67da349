package org.faultline.export;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.format.Caption;
import org.faultline.format.words.ActText;
import org.faultline.format.words.Messages;
import org.faultline.format.words.SubgoalText;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Surface;
import org.faultline.picture.Type;
import org.faultline.picture.stack.DragFeedback;
import org.faultline.picture.stack.Quiz;
import org.faultline.picture.stack.StackPainter;
import org.faultline.picture.stack.StackPicture;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;

/** One moment of a run as a picture: the stack, and above it what is seen. */
record Frame(Film film, Timeline moment, StackPicture picture, Optional<Caption> caption,
        Quiz quiz) implements Drawing {
    /** Height of what stands above the stack, in pixels. */
    static final double HEAD = 56;
    private static final double MARGIN = 14;
    private static final double FIRST = 20;
    private static final double SECOND = 42;

    @Override
    public double width() {
        return Film.WIDTH;
    }

    @Override
    public double height() {
        return HEAD + film.height();
    }

    @Override
    public void draw(Surface surface) {
        Pen pen = new Pen(surface);
        pen.fill(new Box(0, 0, width(), height()), Paint.GROUND);
        String design = quiz.unnamed() ? "" : film.report().designTitle();
        double right = width() - MARGIN;
        double free = right - MARGIN - pen.width(Type.SENTENCE, design) - MARGIN;
        pen.text(pen.fit(Type.HEADLINE, title(), free), MARGIN, FIRST, Type.HEADLINE, Paint.INK);
        pen.ending(design, right, FIRST, Type.SENTENCE, Paint.FAINT);
        pen.text(pen.fit(Type.SENTENCE, where(), right - MARGIN), MARGIN, SECOND, Type.SENTENCE, Paint.FAINT);
        pen.moved(0, HEAD, () -> stack(surface));
    }

    /** The same for somebody who takes a lesson. */
    Frame asking(Quiz lesson) {
        return new Frame(film, moment, picture, caption, lesson);
    }

    /** Draws the stack alone. */
    void stack(Surface surface) {
        StackPainter.Overlay overlay = new StackPainter.Overlay(Trail.of(moment), moment.cursor(), 1,
                moment.current().map(Subjects::of).orElse(Set.of()), Set.of(), Optional.empty(), Set.of(), caption);
        new StackPainter(new Pen(surface), picture, overlay).asking(quiz)
                .paint(new StackPainter.View(width(), film.height(), 0, 0, DragFeedback.NOTHING));
    }

    String title() {
        return film.report().title();
    }

    @Override
    public String name() {
        return title() + ": " + where();
    }

    /** Which step it is, of which chapter, and what it is after. */
    String where() {
        String step = moment.cursor() == 0 ? Messages.text("export.before", film.steps())
                : Messages.text("export.step", moment.cursor(), film.steps());
        return Stream.of(Optional.of(step), Optional.of(chapter()).filter(c -> moment.cursor() > 0),
                moment.chronicle().subgoal(moment.cursor()).map(SubgoalText::numbered)).flatMap(Optional::stream)
                .filter(said -> !said.isEmpty()).reduce((a, b) -> Messages.text("export.in", a, b)).orElseThrow();
    }

    /** The chapter that the step is in; empty where there is but one. */
    String chapter() {
        return film.chapter(moment.cursor()).map(c -> Messages.text("chapter", c.act(),
                ActText.of(moment.trace(), c.act()))).orElse("");
    }

    @Override
    public String description() {
        String layers = picture.bands().stream().map(StackPicture.Band::name).collect(Collectors.joining("; "));
        Stream<String> told = caption.stream().flatMap(c -> Stream.of(c.headline(), c.sentence(), c.call()));
        return Stream.concat(told, Stream.of(Messages.text("export.layers", layers))).filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
