package org.faultline.assembly;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/** Paths and mount points: absolute, each name once between slashes, nothing to be resolved. */
final class Paths {
    /** Kernel: include/uapi/linux/limits.h PATH_MAX, less the zero at the end. */
    private static final int LONGEST = 4095;
    /** Kernel: include/uapi/linux/limits.h NAME_MAX */
    private static final int LONGEST_NAME = 255;
    private static final int MOST_BYTES_A_CHAR = 3;

    private Paths() {}

    /** A field that says where a filesystem is mounted. */
    static String mount(Entry entry, String key) {
        String path = entry.text(key);
        if (!path.equals("/")) {
            check(entry, key, path, Wrong.BAD_MOUNT);
        }
        return path;
    }

    /** A field that names a file below a mount point, as the whole path. */
    static String below(String mount, Entry entry, String key) {
        String path = entry.text(key);
        check(entry, key, path, Wrong.BAD_PATH);
        return below(mount, path);
    }

    /** The whole path of a file below a mount point. */
    static String below(String mount, String path) {
        return mount.equals("/") ? path : mount + path;
    }

    private static void check(Entry entry, String key, String path, Wrong malformed) {
        if (entry.isGood(key)) {
            wrong(path, malformed).ifPresent(why -> entry.error(key, why));
        }
    }

    /** What is wrong with a path; {@code malformed} where it has not the form of one. */
    static Optional<Why> wrong(String path, Wrong malformed) {
        if (!isPlain(path)) {
            return Optional.of(Why.of(malformed, Detail.quoted(path)));
        }
        if (isLonger(path, LONGEST)) {
            return Optional.of(tooLong(path, Wrong.PATH_TOO_LONG, LONGEST));
        }
        return !isLonger(path, LONGEST_NAME) ? Optional.empty()
                : Stream.of(path.split("/")).filter(name -> isLonger(name, LONGEST_NAME)).findFirst()
                        .map(name -> tooLong(name, Wrong.NAME_TOO_LONG, LONGEST_NAME));
    }

    /** Whether a text has more bytes than that, as the kernel counts them. */
    private static boolean isLonger(String text, int most) {
        return text.length() > most / MOST_BYTES_A_CHAR && bytes(text) > most;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Why tooLong(String text, Wrong wrong, int most) {
        return Why.of(wrong, Detail.quoted(text), Detail.of(bytes(text)), Detail.of(most));
    }

    private static boolean isPlain(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        int from = 1;
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                if (!isName(path, from, i)) {
                    return false;
                }
                from = i + 1;
            } else if (Character.isISOControl(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the characters from {@code from} to before {@code to} are a name that need not be resolved. */
    private static boolean isName(String path, int from, int to) {
        int length = to - from;
        boolean dots = length <= 2 && path.startsWith("..".substring(0, length), from);
        return length > 0 && !dots;
    }
}
