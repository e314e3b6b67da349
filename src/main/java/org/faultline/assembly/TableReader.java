package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Mapped.Line;
import org.faultline.stack.Mapped.TargetKind;

/** Reads a device-mapper table, line by line as dmsetup takes it: start, length, kind, and the kind's own words. */
final class TableReader {
    private static final String KEY = "table";
    private static final String FORM = "Write a line such as \"0 204800 linear pmem0 2048\", in sectors.";
    private static final String COUNT = "[0-9]{1,12}";
    private static final int FIXED = 3;

    private final Ids ids;
    private final List<TargetKind> kinds;

    TableReader(Ids ids, List<TargetKind> kinds) {
        this.ids = ids;
        this.kinds = List.copyOf(kinds);
    }

    /** The lines that could be read; the entry is not sound when there are others, or gaps, or overlaps. */
    List<Line> read(Entry entry) {
        List<Line> table = new ArrayList<>();
        List<String> texts = entry.lines(KEY);
        for (int i = 0; i < texts.size(); i++) {
            int number = i;
            line(entry, number, texts.get(i)).filter(l -> follows(entry, number, table, l)).ifPresent(table::add);
        }
        if (texts.isEmpty() && entry.isGood(KEY)) {
            entry.error(KEY, "empty-table", "The table has no lines.", FORM);
        }
        return table;
    }

    private Optional<Line> line(Entry entry, int number, String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        if (words.size() < FIXED || !words.get(0).matches(COUNT) || !words.get(1).matches(COUNT)) {
            entry.error(KEY, number, "bad-table-line",
                    "A line of a table begins with its first sector, its length and a target.", FORM);
            return Optional.empty();
        }
        long start = Unit.SECTOR.toBytes(Long.parseLong(words.get(0)));
        long length = Unit.SECTOR.toBytes(Long.parseLong(words.get(1)));
        if (length == 0 || !Unit.PAGE.aligns(start) || !Unit.PAGE.aligns(length)) {
            entry.error(KEY, number, "unaligned", "The line does not hold whole pages, as DAX needs.",
                    "Make its start and its length multiples of 8 sectors, the length not 0.");
            return Optional.empty();
        }
        return target(entry, number, length, words).map(t -> new Line(start, length, t));
    }

    private Optional<Mapped.Target> target(Entry entry, int number, long length, List<String> words) {
        String name = words.get(FIXED - 1);
        Optional<TargetKind> kind = kinds.stream().filter(k -> k.name().equals(name)).findFirst();
        if (kind.isEmpty()) {
            entry.error(KEY, number, "unknown-target",
                    "There is no target " + Wording.quote(name) + " that passes DAX on.",
                    "Write " + Wording.choices(kinds.stream().map(TargetKind::name).toList()) + ".");
            return Optional.empty();
        }
        return switch (kind.get().read(length, words.subList(FIXED, words.size()))) {
            case Mapped.Read.Wrong wrong -> {
                entry.error(KEY, number, "bad-target", wrong.message(), wrong.remedy());
                yield Optional.empty();
            }
            case Mapped.Read.Ok ok -> Optional.of(ok.target()).filter(t -> isKnown(entry, number, t));
        };
    }

    private boolean isKnown(Entry entry, int number, Mapped.Target target) {
        List<String> unknown = target.claims().stream().map(Mapped.Piece::on).map(LayerId::value)
                .filter(on -> !ids.named("device").contains(on)).distinct().toList();
        unknown.forEach(on -> entry.error(KEY, number, "unknown-id",
                "There is no device with the id " + Wording.quote(on) + ".",
                "Write the id of a device: " + Wording.choices(ids.named("device")) + "."));
        return unknown.isEmpty();
    }

    private static boolean follows(Entry entry, int number, List<Line> before, Line line) {
        long end = before.isEmpty() ? 0 : before.getLast().start() + before.getLast().length();
        if (line.start() != end && entry.isGood(KEY)) {
            entry.error(KEY, number, line.start() > end ? "table-gap" : "table-overlap",
                    "The line begins at sector " + Unit.SECTOR.of(line.start()) + ", but the lines before it end at "
                            + Unit.SECTOR.of(end) + ".",
                    "Let it begin at sector " + Unit.SECTOR.of(end) + ".");
        }
        return line.start() == end;
    }
}
