package org.faultline.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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

/** Reads stop points with the names of one machine. */
record StopPointReader(Machine machine) {
    private static final Pattern PARTS = Pattern.compile("(\\S+)(?:\\s+((?!if\\b).*?))??(?:\\s+if\\b\\s*(.*))?");
    private static final Pattern TEST = Pattern.compile("(pid|file|page|answer)\\s*(>=|<=|=|>|<)\\s*(.+)");

    /** What was wrong with what was typed. */
    static class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String key, Object... arguments) {
            super(Messages.text(key, arguments));
        }

        /** As a sentence. */
        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** It is not even of a form that there is. */
    static final class Formless extends Wrong {
        private static final long serialVersionUID = 1L;

        Formless(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /** The stop point of that text. Throws Wrong. */
    StopPoint read(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new Wrong("stoppoint.empty", String.join(", ", TypedStopPoint.examples().subList(0, 2)));
        }
        Where where = where(parts.group(1).toLowerCase(Locale.ROOT),
                Optional.ofNullable(parts.group(2)).orElse("").strip());
        return new StopPoint(where, Optional.ofNullable(parts.group(3)).map(this::condition));
    }

    /** Whether it is the text of a stop point. */
    boolean isReadable(String text) {
        try {
            read(text);
            return true;
        } catch (Wrong wrong) {
            return false;
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
                .orElseThrow(() -> new Formless("stoppoint.kind", kind));
        if (!rest.isEmpty()) {
            throw new Formless("stoppoint.rest", kind, rest);
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
            throw new Formless("stoppoint.condition", text);
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
