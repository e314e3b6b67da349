package org.faultline.picture.stack;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.faultline.filesystem.Filesystem;
import org.faultline.memory.BadPage;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pattern;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.PageTables.Entry;
import org.faultline.picture.stack.PageTables.Slot;
import org.faultline.playback.Hop;

/** Tells the signs of a picture: only those that are on it now. */
public final class Legend {
    private static final String TITLE = "Legend";
    private static final double WIDE = 16;
    private static final double BETWEEN = 14;
    /** A question mark has room in this. */
    private static final double QUESTION = 9;
    private final Pen pen;

    public Legend(Pen pen) {
        this.pen = pen;
    }

    /** The signs of strips, which stand for as long as the picture is laid out like that. */
    static Set<Sign> ofStrips(List<Strip> strips) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        for (Strip strip : strips) {
            if (strip.kind() == Strip.Kind.FILESYSTEM) {
                Segments.of(strip.segments()).looks().forEach(look -> add(signs, look));
            }
            if (strip.fold().isFolded()) {
                signs.add(Sign.LEFT_OUT);
            }
        }
        return signs;
    }

    private static void add(Set<Sign> signs, Look look) {
        switch (look) {
            case SHARED -> signs.add(Sign.SHARED);
            case METADATA -> signs.add(Sign.METADATA);
            case INODES -> signs.add(Sign.INODES);
            case LOG -> signs.add(Sign.LOG);
            case ATTRIBUTES -> signs.add(Sign.ATTRIBUTES);
            case UNWRITTEN -> signs.add(Sign.UNWRITTEN);
            case STAGING -> signs.add(Sign.STAGING);
            case RESERVED, UNMOUNTED, CLAIMED, FREE, DATA, HOLE, UNTOUCHED, PRESENT, COPY, ZERO, GONE -> {}
        }
    }

    /**
     * The signs that a picture has at one moment.
     *
     * @param told the path of the failure up to that moment
     * @param slots those of the page tables
     * @param coming whether a page is marked that will go bad
     */
    static Set<Sign> of(StackPicture picture, List<Hop> told, List<Slot> slots, boolean coming) {
        Set<Sign> signs = EnumSet.copyOf(picture.signs());
        for (BadPage page : picture.machine().bad().values()) {
            signs.add(page.isLatent() && !isTold(told) ? Sign.LATENT : Sign.BAD);
        }
        if (!picture.machine().undefined().isNone()) {
            signs.add(Sign.UNDEFINED);
        }
        if (coming) {
            signs.add(Sign.COMING);
        }
        slots.forEach(slot -> add(signs, slot.entry()));
        if (told.stream().anyMatch(hop -> hop.kind() == Hop.Kind.STRIKE)) {
            signs.add(Sign.SIGBUS);
        }
        if (picture.cards().stream().anyMatch(card -> CardPainter.isKilled(card.process()))) {
            signs.add(Sign.KILLED);
        }
        if (picture.machine().filesystems().stream().anyMatch(Filesystem::isShutDown)) {
            signs.add(Sign.SHUT_DOWN);
        }
        return signs;
    }

    /** Whether somebody was told of the failure: its page is a secret no more. */
    static boolean isTold(List<Hop> hops) {
        return hops.stream().anyMatch(hop -> hop.kind() != Hop.Kind.BREAK);
    }

    private static void add(Set<Sign> signs, Entry entry) {
        switch (entry) {
            case HAS -> signs.add(Sign.HAS);
            case NONE -> signs.add(Sign.NONE);
            case TAKEN_OUT -> signs.add(Sign.TAKEN_OUT);
            case COPY, CACHED -> signs.add(Sign.COPY);
            case ZERO, ELSEWHERE, GONE -> {}
        }
    }

    /** One line of signs with their words, as many as have room: those of what has happened before all others. */
    void line(Set<Sign> signs, double title, double left, double right, double y) {
        pen.text(TITLE, title, y, Type.SMALL_BOLD, Paint.FAINT);
        double x = Math.max(left, title + pen.width(Type.SMALL_BOLD, TITLE) + BETWEEN);
        for (Sign sign : fitting(signs, right - x)) {
            draw(sign, x + WIDE / 2, y);
            pen.text(sign.words(), x + WIDE + 5, y, Type.SMALL, Paint.FAINT);
            x += width(sign) + BETWEEN;
        }
    }

    private Set<Sign> fitting(Set<Sign> signs, double room) {
        Set<Sign> kept = EnumSet.noneOf(Sign.class);
        double left = room;
        for (Sign sign : signs.stream().sorted(Comparator.comparing(sign -> !sign.isNews())).toList()) {
            if (width(sign) > left) {
                return kept;
            }
            kept.add(sign);
            left -= width(sign) + BETWEEN;
        }
        return kept;
    }

    private double width(Sign sign) {
        return WIDE + 5 + pen.width(Type.SMALL, sign.words());
    }

    /** Draws a sign around a point, about 16 pixels wide and 12 high. */
    public void draw(Sign sign, double x, double y) {
        Box box = new Box(x - WIDE / 2, y - 6, WIDE, 12);
        TablesPainter tables = new TablesPainter(pen);
        switch (sign) {
            case BAD -> bad(new Box(x - 6, y - 6.5, 12, 13), false);
            case COMING -> coming(new Box(x - 6, y - 6.5, 12, 13));
            case LATENT -> bad(new Box(x - 6, y - 6.5, 12, 13), true);
            case UNDEFINED -> undefined(pen, new Box(x - 6, y - 6.5, 12, 13));
            case SHARED -> shared(box);
            case METADATA -> Glyph.DIAMOND.at(pen, x, y, 5.5, Paint.METADATA, 1);
            case INODES -> inodes(box);
            case LOG -> log(box);
            case ATTRIBUTES -> Glyph.DIAMOND.at(pen, x, y, 5, Paint.ATTRIBUTES, 1);
            case UNWRITTEN -> letter(box, "u", 1);
            case STAGING -> letter(box, "c", 5);
            case HAS -> tables.sign(Entry.HAS, x, y);
            case NONE -> tables.sign(Entry.NONE, x, y);
            case TAKEN_OUT -> tables.sign(Entry.TAKEN_OUT, x, y);
            case COPY -> tables.sign(Entry.COPY, x, y);
            case SIGBUS -> Glyph.BOLT.at(pen, x, y, 7, Paint.FAILURE, 1);
            case KILLED -> Glyph.CROSS.at(pen, x, y, 4.5, Paint.FAILURE, 2.4);
            case SHUT_DOWN -> Glyph.LOCK.at(pen, x, y, 6, Paint.FAILURE_INK, 1.7);
            case LEFT_OUT -> wave(x, y);
        }
    }

    private void bad(Box box, boolean dashed) {
        pen.fill(box, Paint.GROUND);
        if (dashed) {
            coming(box);
        } else {
            pen.frame(box, Paint.FAILURE, 2);
        }
        Glyph.CROSS.at(pen, box.centerX(), box.centerY(), 3.5, Paint.FAILURE, 2);
    }

    /** A page that can be read, and nobody knows what is in it: quiet, since no kernel knows of it. */
    static void undefined(Pen pen, Box box) {
        pen.fill(box, Paint.GROUND);
        pen.frame(box, Paint.FAINT, 1.5);
        if (box.width() >= QUESTION) {
            pen.centered("?", box.centerX(), box.centerY(), Type.SMALL_BOLD, Paint.INK);
        }
    }

    private void coming(Box box) {
        pen.dashed(() -> pen.frame(box, Paint.FAILURE, 2), 3, 2.5);
    }

    private void shared(Box box) {
        pen.fill(box, Paint.DATA);
        SegmentPainter.doubled(pen, box);
    }

    private void inodes(Box box) {
        Box narrow = box.grow(-1);
        pen.fill(new Shape.Rounded(narrow, 6), Paint.METADATA.tint(0.30));
        pen.stroke(new Shape.Rounded(narrow, 6), Paint.LINE, 1.2);
        pen.centered("i", box.centerX(), box.centerY(), Type.SMALL_BOLD, Paint.INK);
    }

    private void log(Box box) {
        pen.fill(box, Paint.LOG.tint(0.45));
        Pattern.STRIPES.fill(pen, box, Paint.LOG.deeper().tint(0.8));
        pen.frame(box, Paint.LINE, 1);
    }

    private void letter(Box box, String letter, double dash) {
        pen.fill(box, Paint.DATA.tint(0.22));
        pen.dashed(() -> pen.frame(box, Paint.LINE, 1.4), dash, 3);
        pen.centered(letter, box.centerX(), box.centerY(), Type.SMALL_BOLD, Paint.INK);
    }

    private void wave(double x, double y) {
        pen.stroke(new Shape.Path(List.of(new Shape.Begin(x - 8, y), new Shape.Bend(x - 6, y - 4, x - 4, y),
                new Shape.Bend(x - 2, y + 4, x, y), new Shape.Bend(x + 2, y - 4, x + 4, y),
                new Shape.Bend(x + 6, y + 4, x + 8, y))), Paint.DEAD, 1.3);
    }
}
