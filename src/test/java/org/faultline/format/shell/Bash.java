package org.faultline.format.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shell in a folder of its own, where every command that could change a machine is a fake that only notes its call.
 *
 * @param folder where it runs
 * @param fakes what is found first on its path
 */
record Bash(Path folder, Path fakes) {
    private static final List<String> DANGEROUS = List.of("dd", "mount", "umount", "fallocate", "truncate", "xfs_io",
            "xfs_repair", "xfs_metadump", "xfs_mdrestore", "e2fsck", "e2image", "fsfreeze", "ndctl", "blkid",
            "blockdev", "findmnt", "fuser", "ps", "lsof", "dmesg", "lsblk", "filefrag", "cp", "stat", "cat", "mkdir");

    /** What a shell said, and how it ended. */
    record Said(int code, String text) {}

    static Bash in(Path root) {
        try {
            Bash bash =
                    new Bash(Files.createDirectory(root.resolve("here")), Files.createDirectory(root.resolve("fakes")));
            DANGEROUS.forEach(name -> bash.fake(name, ""));
            return bash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in which the fakes note their calls, one a line. */
    Path calls() {
        return fakes.resolveSibling("calls");
    }

    /** What the fakes were called with. */
    List<String> called() {
        try {
            return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fake(String name, String body) {
        try {
            Path file = fakes.resolve(name);
            Files.writeString(file,
                    "#!/bin/bash\nprintf '%s\\n' '" + name + " '\"$*\" >> " + calls() + "\n" + body + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs bash with these arguments, {@code input} typed into it. */
    Said run(String input, Map<String, String> more, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", fakes + ":" + System.getenv("PATH"));
        builder.environment().putAll(more);
        try {
            builder.redirectInput(Files.writeString(fakes.resolveSibling("typed"), input).toFile());
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
