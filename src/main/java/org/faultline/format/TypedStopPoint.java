package org.faultline.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.Messages;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.playback.Landmark;
import org.faultline.playback.StopPoint;
import org.faultline.playback.StopPoint.Comparison;
import org.faultline.playback.StopPoint.Condition;
import org.faultline.playback.StopPoint.Where;

/**
 * A stop point as it is typed: where, and perhaps {@code if} with one condition, such as
 * {@code process 102 if answer = -EIO}. Names are looked up in a machine.
 */
public sealed interface TypedStopPoint {
    /** It can be used. */
    record Read(StopPoint point) implements TypedStopPoint {}

    /** It cannot, or not yet: a sentence says what is missing. */
    record Unreadable(String why) implements TypedStopPoint {}

    /** Some to choose from, each in another form. */
    static List<String> examples() {
        return Messages.text("stoppoint.examples").lines().toList();
    }

    /** Reads what was typed, with the names of that machine. */
    static TypedStopPoint read(String text, Machine machine) {
        return new Reader(machine).read(text.strip());
    }

    /** A stop point as one types it, with the names of that machine. */
    static String text(StopPoint point, Machine machine) {
        Names names = new Names(machine);
        return where(point.where(), names)
                + point.condition().map(c -> " if " + condition(c, names)).orElse("");
    }

    private static String where(Where where, Names names) {
        return switch (where) {
            case Where.AtLayer w -> "layer " + names.layer(w.layer());
            case Where.InFunction w -> "function " + w.name();
            case Where.AtOwner w -> "owner " + names.layer(w.file());
            case Where.AtProcess w -> "process " + w.pid();
            case Where.AtLandmark w -> w.landmark().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String condition(Condition condition, Names names) {
        return switch (condition) {
            case Condition.OfProcess c -> "pid = " + c.pid();
            case Condition.OfFile c -> "file = " + names.layer(c.file());
            case Condition.OfPage c -> "page " + c.how().sign() + " " + c.page();
            case Condition.OfAnswer c -> "answer = " + c.error().map(e -> "-" + e.name()).orElse("0");
        };
    }

    /** Reads with the names of one machine. */
    record Reader(Machine machine) {
        private static final Pattern PARTS = Pattern.compile("(\\S+)(?:\\s+((?!if\\b).*?))??(?:\\s+if\\b\\s*(.*))?");
        private static final Pattern TEST = Pattern.compile("(pid|file|page|answer)\\s*(>=|<=|=|>|<)\\s*(.+)");

        /** These wrongs are not about a name. */
        private static final Set<String> FORMLESS =
                Set.of("stoppoint.kind", "stoppoint.rest", "stoppoint.condition");

        /** What was wrong with it. */
        private static final class Wrong extends RuntimeException {
            private static final long serialVersionUID = 1L;

            /** Whether it is not even of a form that there is. */
            private final boolean formless;

            Wrong(String key, Object... arguments) {
                super(Messages.text(key, arguments));
                formless = FORMLESS.contains(key);
            }
        }

        TypedStopPoint read(String text) {
            Matcher parts = PARTS.matcher(text);
            try {
                if (!parts.matches()) {
                    throw new Wrong("stoppoint.empty", String.join(", ", examples().subList(0, 2)));
                }
                Where where = where(parts.group(1).toLowerCase(Locale.ROOT),
                        Optional.ofNullable(parts.group(2)).orElse("").strip());
                return new Read(new StopPoint(where, Optional.ofNullable(parts.group(3)).map(this::condition)));
            } catch (Wrong wrong) {
                String why = String.valueOf(wrong.getMessage());
                return new Unreadable(wrong.formless ? why + " " + StopPointGuess.of(text, machine) : why);
            }
        }

        private Where where(String kind, String name) {
            return switch (kind) {
                case "layer" -> new Where.AtLayer(layer(name));
                case "function" -> new Where.InFunction(function(name));
                case "owner" -> new Where.AtOwner(file(name));
                case "process" -> new Where.AtProcess(pid(name));
                default -> new Where.AtLandmark(landmark(kind, name));
            };
        }

        private static Landmark landmark(String kind, String rest) {
            Landmark found = Arrays.stream(Landmark.values())
                    .filter(l -> l.name().toLowerCase(Locale.ROOT).equals(kind)).findFirst()
                    .orElseThrow(() -> new Wrong("stoppoint.kind", kind));
            if (!rest.isEmpty()) {
                throw new Wrong("stoppoint.rest", kind, rest);
            }
            return found;
        }

        private LayerId layer(String name) {
            return Stream.concat(
                    machine.devices().stream().filter(d -> d.name().equals(name)).map(Device::id),
                    machine.filesystems().stream()
                            .filter(f -> f.mountPoint().equals(name) || new Names(machine).layer(f.id()).equals(name))
                            .map(Filesystem::id))
                    .findFirst().orElseThrow(() -> new Wrong("stoppoint.layer", name));
        }

        private static String function(String name) {
            String bare = name.replace("()", "");
            if (!bare.matches("\\w+")) {
                throw new Wrong("stoppoint.function", name);
            }
            return bare;
        }

        /** A file by its path, with or without the mount point of its filesystem. */
        private LayerId file(String path) {
            return machine.filesystems().stream()
                    .flatMap(fs -> fs.inode(path).or(() -> fs.inode(fs.mountPoint() + path)).stream())
                    .map(inode -> inode.id()).findFirst().orElseThrow(() -> new Wrong("stoppoint.file", path));
        }

        private int pid(String text) {
            if (!text.matches("[0-9]{1,9}") || machine.process(Integer.parseInt(text)).isEmpty()) {
                throw new Wrong("stoppoint.process", text);
            }
            return Integer.parseInt(text);
        }

        private Condition condition(String text) {
            Matcher test = TEST.matcher(text.strip());
            if (!test.matches()) {
                throw new Wrong("stoppoint.condition", text);
            }
            String right = test.group(3).strip();
            Comparison how = Arrays.stream(Comparison.values()).filter(c -> c.sign().equals(test.group(2)))
                    .findFirst().orElseThrow();
            if (how != Comparison.EQUAL && !test.group(1).equals("page")) {
                throw new Wrong("stoppoint.equal", test.group(1));
            }
            return switch (test.group(1)) {
                case "pid" -> new Condition.OfProcess(pid(right));
                case "file" -> new Condition.OfFile(file(right));
                case "page" -> new Condition.OfPage(how, page(right));
                default -> new Condition.OfAnswer(error(right));
            };
        }

        private static long page(String text) {
            if (!text.matches("[0-9]{1,15}")) {
                throw new Wrong("stoppoint.page", text);
            }
            return Long.parseLong(text);
        }

        private static Optional<Errno> error(String text) {
            if (text.equals("0")) {
                return Optional.empty();
            }
            return Optional.of(Arrays.stream(Errno.values())
                    .filter(e -> ("-" + e.name()).equalsIgnoreCase(text) || text.equals("-" + e.number())).findFirst()
                    .orElseThrow(() -> new Wrong("stoppoint.answer", text)));
        }
    }
}
