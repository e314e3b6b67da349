package org.faultline.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.document.Sha256;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/** A document's file on disk: read whole, and written so that there is never half a document. */
public final class DocumentFile {
    /** What came of reading a file. */
    public sealed interface Loaded {
        /** Its bytes, whatever they mean. */
        @SuppressWarnings("ArrayRecordComponent") // read once and never shared
        record Bytes(byte[] content) implements Loaded {}

        /** It could not be read. */
        record Unreadable(Problem problem) implements Loaded {}
    }

    /** Bytes that a disk needs for a file besides those of the file. */
    private static final int BESIDES = 1 << 16;

    /** How many bytes of memory each byte of a file comes to with all that becomes of it, as measured with 100 000 files. */
    private static final int SWELLING = 40;
    /** The largest file that is read, in bytes; an array cannot be longer than the last of the two. */
    private static final long LARGEST = Math.min(Runtime.getRuntime().maxMemory() / SWELLING, Integer.MAX_VALUE - 64);

    private static final int MIB = 20;

    private DocumentFile() {}

    private static Detail[] sizes(long size, long most) {
        return new Detail[]{Detail.of(size), Detail.of(most),
                new Detail.Size(Runtime.getRuntime().maxMemory() >> MIB << MIB)};
    }

    /** Reads the file, unless it is larger than what this program has the memory for. */
    public static Loaded read(Path file) {
        return read(file, LARGEST);
    }

    static Loaded read(Path file, long most) {
        if (Files.isDirectory(file)) {
            return unreadable(file, Wrong.FILE_IS_FOLDER);
        }
        if (Files.exists(file) && !isFile(file)) {
            return unreadable(file, Wrong.FILE_IS_PIPE);
        }
        try (InputStream input = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] content = size > most ? new byte[0] : input.readNBytes((int) most + 1);
            return Math.max(size, content.length) > most
                    ? unreadable(file, Wrong.TOO_LARGE, sizes(Math.max(size, content.length), most))
                    : new Loaded.Bytes(content);
        } catch (NoSuchFileException e) {
            return unreadable(file, Wrong.FILE_MISSING);
        } catch (AccessDeniedException e) {
            return unreadable(file, Wrong.READING_DENIED);
        } catch (IOException e) {
            return unreadable(file, Wrong.FILE_NOT_READABLE, reason(e));
        }
    }

    /** Whether reading it comes to an end: a pipe may have nobody at its other end, unless a shell opened it for us. */
    public static boolean isFile(Path file) {
        return Files.isRegularFile(file) || file.startsWith("/dev") || file.startsWith("/proc/self/fd");
    }

    /** Puts the document into the file, unless it could not be opened again from there. */
    static Optional<Problem> write(Path file, TopologyDocument document) {
        String text = TopologyJson.write(document);
        Optional<Problem> closed = unopenable(file, text);
        return closed.isPresent() ? closed : write(file, text);
    }

    /** Why a document could not be opened again if {@code text} was in its file: it may have become too large. */
    static Optional<Problem> unopenable(Path file, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (content.length > LARGEST) {
            return unsaved(file, Wrong.NOT_OPENABLE,
                    Detail.of(Why.of(Wrong.TOO_LARGE, sizes(content.length, LARGEST))));
        }
        TopologyJson.Read read = TopologyJson.read(file.toString(), content);
        return read.document().isPresent() ? Optional.empty()
                : unsaved(file, Wrong.NOT_READ_BACK, Detail.of(read.problems().getFirst().why()));
    }

    /** Puts {@code text} into the file: all of it, or else what was there before stays. */
    public static Optional<Problem> write(Path file, String text) {
        return write(file, text, Disk.REAL);
    }

    /**
     * Puts something into a file: all of it, or else what was there before stays. What is no regular file, such as a pipe,
     * takes it as it comes.
     */
    public static void replace(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), Disk.BUFFER)) {
                content.to(out);
            }
        } else {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            new Replacement(target, Optional.ofNullable(target.getParent()).orElse(target), false)
                    .with(content, Disk.REAL);
        }
    }

    static Optional<Problem> write(Path file, String text, Disk disk) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath();
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            folder = Optional.ofNullable(target.getParent()).orElse(target);
            if (Files.isDirectory(target)) {
                return unsaved(file, Wrong.TARGET_IS_FOLDER);
            }
            if (!Files.isDirectory(folder)) {
                return unsaved(file, Wrong.FOLDER_MISSING, Detail.of(folder.toString()));
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return unsaved(file, Wrong.TARGET_IS_PIPE);
            }
            new Replacement(target, folder, false).with(Content.of(content), disk);
            return Optional.empty();
        } catch (AccessDeniedException e) {
            return unsaved(file, Wrong.FOLDER_NOT_WRITABLE);
        } catch (IOException e) {
            return refused(file, e, disk.state(folder), content.length);
        }
    }

    private static Optional<Problem> refused(Path file, IOException e, Optional<Disk.State> disk, int size) {
        Detail why = reason(e);
        if (isFull(disk, size)) {
            return unsaved(file, Wrong.DISK_FULL, why);
        }
        if (disk.filter(Disk.State::readOnly).isPresent()) {
            return unsaved(file, Wrong.DISK_READ_ONLY);
        }
        return unsaved(file, Wrong.FILE_NOT_WRITABLE, why);
    }

    /** Whether the disk of a folder has no room for so many bytes more. */
    public static boolean isFull(Path folder, long size) {
        return isFull(Disk.REAL.state(folder), size);
    }

    private static boolean isFull(Optional<Disk.State> disk, long size) {
        return disk.filter(d -> !d.readOnly() && d.room() < size + BESIDES).isPresent();
    }

    /** Puts {@code text} into a file of the program's own, in a folder that is made when it is not there; no link is followed. */
    static Optional<Problem> writeOwn(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent()).orElse(target);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            OwnFiles.folder(folder);
        } catch (IOException e) {
            return unsaved(file, Wrong.FOLDER_NOT_MADE, reason(e));
        }
        try {
            new Replacement(target, folder, true).with(Content.of(content), Disk.REAL);
            return Optional.empty();
        } catch (IOException e) {
            return refused(file, e, Disk.REAL.state(folder), content.length);
        }
    }

    /** A short text that is another for another content. */
    static String fingerprint(byte[] content) {
        return Sha256.hex(content);
    }

    private static Loaded unreadable(Path file, Wrong wrong, Detail... details) {
        return new Loaded.Unreadable(Problem.error(new Place(file.toString(), "", 0), wrong, details));
    }

    static Optional<Problem> unsaved(Path file, Wrong wrong, Detail... details) {
        return Optional.of(Problem.error(new Place(file.toString(), "", 0), wrong, details));
    }

    private static Detail reason(IOException e) {
        Optional<String> said = e instanceof FileSystemException f
                ? Optional.ofNullable(f.getReason())
                : Optional.ofNullable(e.getMessage());
        return said.filter(why -> !why.isEmpty()).map(Detail::of)
                .orElseGet(() -> Detail.of(Why.of(CallBecause.TAKES_NO_FILE)));
    }
}
