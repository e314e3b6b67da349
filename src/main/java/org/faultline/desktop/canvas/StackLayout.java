package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.faultline.desktop.canvas.StackPicture.Band;
import org.faultline.desktop.canvas.StackPicture.Card;
import org.faultline.desktop.canvas.StackPicture.Crowd;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.desktop.paint.Box;
import org.faultline.playback.Timeline;
import org.faultline.stack.Partition;
import org.faultline.stack.Stack;

/** Lays the stack out in fixed layers, from the media at the bottom to the processes at the top. */
final class StackLayout {
    /** Room for the names of the layers at the left. */
    static final double HEADER = 138;
    static final double CAPTION = 16;
    private static final double MARGIN = 14;
    private static final double TOP = 12;
    private static final double FOOT = 26;
    /** More room above filesystems, for the names of their groups. */
    private static final double LABELS = 16;
    private static final double LEAST_GAP = 34;
    private static final double WIDEST_GAP = 140;

    private final Stack stack;
    private final Story story;
    private final Box frame;
    private final Map<Kind, Band> bands = new EnumMap<>(Kind.class);

    private StackLayout(Stack stack, Story story, Box frame) {
        this.stack = stack;
        this.story = story;
        this.frame = frame;
    }

    /** The picture of the machine at the timeline's cursor; {@code zoom} makes it longer than the window. */
    static StackPicture of(Timeline timeline, Story story, double width, double height, double zoom) {
        double room = Math.max(320, width - HEADER - MARGIN) * zoom;
        return new StackLayout(timeline.stack(), story, new Box(HEADER, 0, room, height)).picture();
    }

    private StackPicture picture() {
        placeBands();
        List<Strip> strips = new ArrayList<>(new DeviceRows(stack, story, frame, bands).strips());
        List<Crowd> crowds = new ArrayList<>();
        FileRow files = new FileRow(stack, story, frame, bands);
        strips.addAll(files.strips(strips, crowds));
        ProcessRow processes = new ProcessRow(stack, story, frame, bands);
        List<Card> cards = processes.cards(strips, crowds);
        strips.addAll(processes.strips());
        StackPicture bare = new StackPicture(stack, frame, List.of(), strips, List.of(), cards, crowds);
        return new StackPicture(stack, frame, List.copyOf(bands.values()).reversed(), List.copyOf(strips),
                new Ribbons(bare).all(), List.copyOf(cards), List.copyOf(crowds));
    }

    private void placeBands() {
        List<Kind> kinds = kinds();
        double tall = Math.clamp(frame.height() / 390, 0.86, 1.25);
        double heights = kinds.stream().mapToDouble(k -> height(k) * tall).sum();
        int gaps = Math.max(1, kinds.size() - 1);
        double labels = kinds.contains(Kind.FILE) ? LABELS : 0;
        double room = frame.height() - TOP - FOOT - heights - labels;
        double gap = Math.clamp(room / gaps, LEAST_GAP, WIDEST_GAP);
        double spare = Math.max(0, room - gap * gaps);
        double y = Math.round(TOP + spare / 2);
        for (Kind kind : kinds.reversed()) {
            double height = Math.round(height(kind) * tall);
            bands.put(kind, Headings.band(stack, kind, y, y + height));
            y += Math.round(height + gap + (kind == Kind.FILE ? labels : 0));
        }
    }

    static Band band(Map<Kind, Band> bands, Kind kind) {
        return Objects.requireNonNull(bands.get(kind), kind.name());
    }

    /** The layers there are, bottom up. */
    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.PMEM));
        add(kinds, Kind.PARTITION, stack.devices().stream().anyMatch(Partition.class::isInstance));
        add(kinds, Kind.FILESYSTEM, !stack.filesystems().isEmpty());
        add(kinds, Kind.FILE, stack.filesystems().stream().anyMatch(f -> !f.inodes().isEmpty()));
        add(kinds, Kind.MAPPING, !stack.processes().isEmpty());
        return kinds;
    }

    private static void add(List<Kind> kinds, Kind kind, boolean there) {
        Optional.of(kind).filter(k -> there).ifPresent(kinds::add);
    }

    private static double height(Kind kind) {
        return switch (kind) {
            case PMEM, FILESYSTEM -> 34;
            case PARTITION -> 26;
            case FILE -> 30;
            case MAPPING -> 66;
        };
    }
}
