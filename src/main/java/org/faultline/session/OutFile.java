package org.faultline.session;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
     * Puts something into it: all of it, or else what was there before stays; a pipe takes it as it comes. A problem when
     * that cannot be.
     */
    public static Optional<Problem> write(Path out, Content content) {
        AtomicLong written = new AtomicLong();
        try {
            DocumentFile.replace(out, file -> content.to(new Counting(file, written)));
            return Optional.empty();
        } catch (IOException e) {
            Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
            boolean full = DocumentFile.isFull(folder, written.get());
            return Optional.of(Problem.error(new Place(out.toString(), "", 0),
                    full ? Wrong.OUT_DISK_FULL : Wrong.OUT_NOT_WRITTEN, reason(out, e)));
        }
    }

    /** Counts the bytes that a file takes, or that it was to take when it could take no more. */
    private static final class Counting extends FilterOutputStream {
        private final AtomicLong count;

        Counting(OutputStream file, AtomicLong count) {
            super(file);
            this.count = count;
        }

        @Override
        public void write(int octet) throws IOException {
            count.incrementAndGet();
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count.addAndGet(length);
            out.write(bytes, from, length);
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
