package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that gets another content whole: written beside it, forced to the disk, then put in its place. Whoever dies on
 * the way leaves a part file, which the next to write here removes.
 *
 * @param target the file itself, not a link to it
 * @param folder where it lies
 */
record Replacement(Path target, Path folder) {
    private static final String PART = ".part";

    void with(byte[] content, Disk disk) throws IOException {
        leftBehind().forEach(Replacement::remove);
        Path part = folder.resolve(prefix() + ProcessHandle.current().pid() + PART);
        try {
            disk.write(part, content);
            keepPermissions(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        disk.force(folder);
    }

    private void keepPermissions(Path part) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (Files.exists(target) && view != null) {
            Files.setPosixFilePermissions(part, view.readAttributes().permissions());
        }
    }

    /** The parts of processes that are no more. */
    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(this::isLeftBehind).toList();
        }
    }

    private boolean isLeftBehind(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix()) || !name.endsWith(PART)) {
            return false;
        }
        String pid = name.substring(prefix().length(), Math.max(prefix().length(), name.length() - PART.length()));
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // It is in nobody's way.
        }
    }

    private String prefix() {
        return "." + target.getFileName() + ".";
    }
}
