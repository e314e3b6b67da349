package org.faultline.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Recorded runs that our trace does not repeat yet, each with the reason. */
final class KnownGaps {
    private static final Path FILE = Path.of("src/test/resources/kernel-cases/gaps.txt");

    private KnownGaps() {}

    /** The reasons, each with its runs. */
    static List<Fidelity.Gap> all() {
        List<Fidelity.Gap> gaps = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (line.startsWith("  ")) {
                    gaps.getLast().runs().add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    gaps.add(new Fidelity.Gap(line, new ArrayList<>()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gaps;
    }

    /** The runs, as {@code 6.12/h51_pagecache_chain}. */
    static Set<String> runs() {
        return all().stream().flatMap(g -> g.runs().stream()).collect(Collectors.toSet());
    }
}
