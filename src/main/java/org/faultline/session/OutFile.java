package org.faultline.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/** A file that something was asked to be drawn or exported into. */
public final class OutFile {
    private OutFile() {}

    /**
     * Puts bytes into it: all of them, or else what was there before stays; a pipe takes them as they come. A problem when
     * that cannot be.
     */
    public static Optional<Problem> write(Path out, byte[] content) {
        try {
            DocumentFile.replace(out, content);
            return Optional.empty();
        } catch (IOException e) {
            Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
            boolean full = DocumentFile.isFull(folder, content.length);
            return Optional.of(Problem.error(new Place(out.toString(), "", 0),
                    full ? Wrong.OUT_DISK_FULL : Wrong.OUT_NOT_WRITTEN, reason(out, e)));
        }
    }

    private static Detail reason(Path out, IOException why) {
        if (Files.isDirectory(out)) {
            return Detail.of(Why.of(CallBecause.IS_FOLDER));
        }
        if (why instanceof NoSuchFileException) {
            return Detail.of(Why.of(CallBecause.FOLDER_NOT_THERE));
        }
        return why instanceof AccessDeniedException ? Detail.of(Why.of(CallBecause.FOLDER_DENIED))
                : Detail.of(String.valueOf(why.getMessage()));
    }
}
