package org.faultline.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/**
 * The folder of recovery files. Each running program holds a lock there while it may have some; the lock goes with the
 * program, however it ends, so a file whose lock is free was left behind.
 */
public final class Recoveries {
    private static final String LOCK = ".lock";
    /** Another program may take a lock that nobody holds yet for one that was left behind. */
    private static final int ATTEMPTS = 3;

    private final Optional<Path> folder;
    private final String program = UUID.randomUUID().toString();
    private final AtomicInteger started = new AtomicInteger();
    private final Queue<Recovered> opened = new ConcurrentLinkedQueue<>();
    /** Held until the program ends. */
    private Optional<FileLock> own = Optional.empty();

    private Recoveries(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Those below the folder {@code state}. */
    public static Recoveries in(Path state) {
        return new Recoveries(Optional.of(state.resolve("recovery")));
    }

    /** None, for programs that keep nothing. */
    public static Recoveries none() {
        return new Recoveries(Optional.empty());
    }

    /** The place for one more open document. */
    public synchronized RecoveryFile start() {
        Path lock = place(program + LOCK);
        for (int i = 0; i < ATTEMPTS && (own.isEmpty() || Files.notExists(lock)); i++) {
            own = lock(lock);
        }
        return new RecoveryFile(place(program + "-" + started.incrementAndGet()), this::dropOpened);
    }

    /** What was left behind, the newest first. What does not differ from its file is not worth a word: it is removed. */
    public List<Recovered> found() {
        sweep();
        List<Recovered> found = new ArrayList<>();
        for (Path file : files()) {
            if (file.toString().endsWith(RecoveryFile.DOCUMENT) && isLeft(file)) {
                read(file).ifPresent(found::add);
            }
        }
        found.stream().filter(r -> r.difference().isNone()).forEach(this::discard);
        return found.stream().filter(r -> !r.difference().isNone())
                .sorted(Comparator.comparing(Recovered::when).reversed()).toList();
    }

    /** Opens what was left behind, as changes that are in no file. It goes when they are kept anew or settled. */
    public Opened open(Recovered recovered) {
        return switch (DocumentFile.read(recovered.document())) {
            case DocumentFile.Loaded.Unreadable u -> Opened.failed(List.of(u.problem()));
            case DocumentFile.Loaded.Bytes bytes -> {
                Opened again = Session.recover(recovered, bytes.content());
                again.session().ifPresent(session -> opened.add(recovered));
                yield again;
            }
        };
    }

    /** Removes what was left behind, for good. */
    public void discard(Recovered recovered) {
        Path document = recovered.document();
        delete(document);
        delete(note(document));
        boolean last =
                files().stream().noneMatch(f -> !f.toString().endsWith(LOCK) && program(f).equals(program(document)));
        if (last) {
            delete(place(program(document) + LOCK));
        }
    }

    /** Removes the locks of programs that are gone and left nothing. */
    private void sweep() {
        List<Path> all = files();
        Set<String> kept = all.stream().filter(f -> !f.toString().endsWith(LOCK)).map(this::program)
                .collect(Collectors.toSet());
        all.stream().filter(f -> f.toString().endsWith(LOCK) && !kept.contains(program(f)))
                .filter(f -> !program(f).equals(program))
                .forEach(f -> lock(f).ifPresent(held -> {
                    delete(f);
                    release(held);
                }));
    }

    private void dropOpened() {
        opened.forEach(this::discard);
        opened.clear();
    }

    private List<Path> files() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.get())) {
            return all.filter(f -> f.getFileName().toString().length() > program.length()).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private Optional<Recovered> read(Path file) {
        try {
            Optional<Path> original = original(file);
            String now = Files.readString(file);
            String before = original.flatMap(Recoveries::document).map(TopologyJson::write).orElse("");
            String title = TopologyJson.read(file.toString(), now).document().map(TopologyDocument::title).orElse("");
            return Optional.of(new Recovered(file, original, title, Files.getLastModifiedTime(file).toInstant(),
                    LineDifference.between(before, now)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The file that a kept document belongs to; nothing when it has none, and when its note is lost. */
    private static Optional<Path> original(Path file) {
        try {
            return Optional.of(Files.readString(note(file)).strip()).filter(name -> !name.isEmpty()).map(Path::of);
        } catch (IOException | InvalidPathException lost) {
            return Optional.empty();
        }
    }

    /** The document that is in a file, however it is laid out there. */
    private static Optional<TopologyDocument> document(Path file) {
        return DocumentFile.read(file) instanceof DocumentFile.Loaded.Bytes bytes
                ? TopologyJson.read(file.toString(), bytes.content()).document()
                : Optional.empty();
    }

    /** Whether the program that kept {@code file} is gone. */
    private boolean isLeft(Path file) {
        if (program(file).equals(program)) {
            return false;
        }
        Path lock = place(program(file) + LOCK);
        if (!Files.exists(lock)) {
            return true;
        }
        Optional<FileLock> free = lock(lock);
        free.ifPresent(Recoveries::release);
        return free.isPresent();
    }

    /** The lock, or nothing when another holds it. */
    private Optional<FileLock> lock(Path file) {
        try {
            OwnFiles.folder(folder.orElseThrow());
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS), OwnFiles.file());
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException | OverlappingFileLockException held) {
            return Optional.empty();
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // It is offered again at the next start.
        }
    }

    private static Path note(Path document) {
        String name = document.getFileName().toString();
        return document.resolveSibling(
                name.substring(0, name.length() - RecoveryFile.DOCUMENT.length()) + RecoveryFile.NOTE);
    }

    private Path place(String name) {
        return folder.orElseThrow().resolve(name);
    }

    private String program(Path file) {
        return file.getFileName().toString().substring(0, program.length());
    }
}
