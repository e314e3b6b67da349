package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.memory.PageTable;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackLayout.Setting;
import org.faultline.picture.stack.StackLayout.Tier;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.picture.stack.StackPicture.Crowd;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.picture.stack.Strip.Segment;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** The cards of processes with a ruler for each mapping, as near above the files they map as they can be. */
final class ProcessCards {
    static final double NAME = 20;
    static final double CAPTION = 15;
    /** A lower card has no line about its mappings. */
    static final double TWO_LINES = 60;
    private static final double PAD = 8;
    private static final double BETWEEN = 14;
    private static final double NARROWEST = 92;
    private static final double WIDEST = 168;
    private static final double CROWD = 92;
    private static final int MOST_MAPPINGS = 4;
    private final Setting setting;
    private final Machine machine;
    private final LayoutContext story;
    private final Box frame;
    private final List<Strip> strips = new ArrayList<>();
    private final Map<LayerId, Double> files = new HashMap<>();

    ProcessCards(Setting setting) {
        this.setting = setting;
        machine = setting.machine();
        story = setting.story();
        frame = setting.frame();
    }

    /** The rulers of the cards laid out before. */
    List<Strip> strips() {
        return strips;
    }

    List<Card> cards(List<Strip> below, List<Crowd> crowds) {
        List<UserProcess> shown = chosen();
        double room = frame.width();
        if (shown.size() < machine.processes().size()) {
            Band band = setting.band(Tier.of(Kind.MAPPING));
            room -= CROWD;
            crowds.add(new Crowd(Box.between(frame.x() + room + BETWEEN, band.top(), frame.right(), band.bottom()),
                    machine.processes().size() - shown.size(), "processes"));
        }
        below.forEach(s -> files.put(s.id(), s.box().centerX()));
        Map<LayerId, Double> wish = wishes(shown);
        List<UserProcess> row = setting.ordered(shown.stream()
                .sorted(Comparator.comparing(p -> wish.getOrDefault(p.id(), 0.0))).toList(), UserProcess::id);
        double ruler = ruler(row, room);
        List<Double> lefts = settle(row, wish, ruler, room);
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cards.add(card(row.get(i), lefts.get(i), ruler));
        }
        return cards;
    }

    private List<UserProcess> chosen() {
        List<UserProcess> all = machine.processes();
        double needed = all.stream().mapToDouble(p -> width(p, NARROWEST) + BETWEEN).sum() - BETWEEN;
        if (needed <= frame.width()) {
            return all;
        }
        double left = frame.width() - CROWD;
        Set<LayerId> kept = new HashSet<>();
        for (UserProcess p : all.stream().sorted(Comparator.comparing(p -> !story.cast().contains(p.id()))).toList()) {
            left -= width(p, NARROWEST) + BETWEEN;
            if (left < -BETWEEN && !kept.isEmpty()) {
                break;
            }
            kept.add(p.id());
        }
        return all.stream().filter(p -> kept.contains(p.id())).toList();
    }

    private static int rulers(UserProcess process) {
        return Math.clamp(process.mappings().size(), 1, MOST_MAPPINGS);
    }

    private static double width(UserProcess process, double ruler) {
        return 2 * PAD + rulers(process) * (ruler + PAD) - PAD;
    }

    private static double ruler(List<UserProcess> row, double room) {
        int rulers = row.stream().mapToInt(ProcessCards::rulers).sum();
        double fixed = row.stream().mapToDouble(p -> width(p, 0) + BETWEEN).sum() - BETWEEN;
        return Math.clamp((room - fixed) / Math.max(1, rulers), NARROWEST, WIDEST * Math.max(1, room / 800));
    }

    /** Where each process would like its middle to be: above the middle of the files it maps. */
    private Map<LayerId, Double> wishes(List<UserProcess> shown) {
        Map<LayerId, Double> wish = new HashMap<>();
        for (UserProcess p : shown) {
            p.mappings().stream().filter(m -> files.containsKey(m.file()))
                    .mapToDouble(m -> files.getOrDefault(m.file(), 0.0)).average()
                    .ifPresent(middle -> wish.put(p.id(), middle));
        }
        return wish;
    }

    /** The left edges, in order: neighbours that would overlap are pushed apart, then back into the frame. */
    private List<Double> settle(List<UserProcess> row, Map<LayerId, Double> wish, double ruler, double room) {
        List<Double> lefts = new ArrayList<>();
        double free = frame.x();
        for (List<UserProcess> together : clusters(row, wish)) {
            double needed = together.stream().mapToDouble(p -> width(p, ruler) + BETWEEN).sum() - BETWEEN;
            double left = wish.getOrDefault(together.getFirst().id(), frame.centerX()) - needed / 2;
            for (UserProcess p : together) {
                left = Math.max(left, free);
                lefts.add(left);
                left += width(p, ruler) + BETWEEN;
                free = left;
            }
        }
        double limit = frame.x() + room;
        for (int i = lefts.size() - 1; i >= 0; i--) {
            double width = width(row.get(i), ruler);
            lefts.set(i, Math.max(frame.x(), Math.min(lefts.get(i), limit - width)));
            limit = lefts.get(i) - BETWEEN;
        }
        return lefts;
    }

    private static List<List<UserProcess>> clusters(List<UserProcess> row, Map<LayerId, Double> wish) {
        List<List<UserProcess>> all = new ArrayList<>();
        for (UserProcess p : row) {
            boolean same = !all.isEmpty() && wish.getOrDefault(p.id(), 0.0)
                    .equals(wish.getOrDefault(all.getLast().getFirst().id(), 0.0));
            if (same) {
                all.getLast().add(p);
            } else {
                all.add(new ArrayList<>(List.of(p)));
            }
        }
        return all;
    }

    private Card card(UserProcess process, double left, double ruler) {
        Band band = setting.band(Tier.of(Kind.MAPPING));
        List<Mapping> mappings = process.mappings().stream()
                .sorted(Comparator.comparing(m -> !story.cast().contains(m.id()))).limit(MOST_MAPPINGS)
                .sorted(Comparator.comparing(m -> files.getOrDefault(m.file(), 0.0))).toList();
        double x = left + PAD;
        for (Mapping mapping : mappings) {
            double top = band.top() + NAME + (band.bottom() - band.top() < TWO_LINES ? 2 : CAPTION);
            Box box = Box.between(x, top, x + ruler, band.bottom() - PAD + 2);
            strips.add(strip(process, mapping, box));
            x += ruler + PAD;
        }
        return new Card(process.id(), process,
                new Box(left, band.top(), width(process, ruler), band.bottom() - band.top()),
                mappings.stream().map(Mapping::id).toList(), process.mappings().size() - mappings.size());
    }

    private String path(Mapping mapping) {
        return machine.filesystem(mapping.filesystem())
                .flatMap(fs -> fs.inode(mapping.file()).map(file -> Headings.path(fs, file.path()))).orElse("");
    }

    private Strip strip(UserProcess process, Mapping mapping, Box box) {
        Fold fold =
                Fold.of(Cuts.pages(mapping.pageCount(), story.bad(mapping.id()), story.special(mapping.id())), box.x(),
                        box.width());
        List<Segment> segments = new ArrayList<>();
        for (PageTable.Run run : mapping.pages().runs()) {
            segments.add(new Segment(run.first(), run.end(), Look.of(run.entry()), 1, ""));
        }
        return new Strip(mapping.id(), Kind.MAPPING, process.id(), box, fold,
                mapping.sync() ? "sync" : mapping.shared() ? "shared" : "private",
                path(mapping), segments, List.of());
    }
}
