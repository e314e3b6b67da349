package org.faultline.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What may refuse to take a file: the disk, or a test's idea of one. */
interface Disk {
    /**
     * How a disk is.
     *
     * @param room bytes that a program may still write to it
     */
    record State(boolean readOnly, long room) {}

    /** So many bytes are handed to the disk at a time. */
    int BUFFER = 1 << 16;

    /** The one of this machine. */
    Disk REAL = new Disk() {
        @Override
        public void write(Path file, Content content) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                content.to(out);
                out.flush();
                channel.force(true);
            }
        }

        @Override
        public Optional<State> state(Path folder) {
            try {
                FileStore store = Files.getFileStore(folder);
                return Optional.of(new State(store.isReadOnly(), store.getUsableSpace()));
            } catch (IOException unknown) {
                return Optional.empty();
            }
        }

        @Override
        public void force(Path folder) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException unknown) {
                // Some systems have no way to force a folder; the file itself is safe.
            }
        }
    };

    /** Writes the whole of a file that is there and is no link, and returns when the disk has it. */
    void write(Path file, Content content) throws IOException;

    /** How the disk is on which {@code folder} lies, where the system can tell. */
    Optional<State> state(Path folder);

    /** Makes sure, where the system can, that the names in {@code folder} are on the disk. */
    void force(Path folder) throws IOException;
}
