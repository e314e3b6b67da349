package org.faultline.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The text of one recorded run and where it stands.
 *
 * @param place the file, and for a file of many runs the line: {@code runs.jsonl.gz:12}
 * @param text JSON
 */
public record Recording(String place, String text) {
    private static final String PACKED = ".gz";
    private static final String LINES = ".jsonl";

    /**
     * The runs of a file: one JSON object in a {@code .json} file, one a line in a {@code .jsonl} file, either of them
     * packed with gzip when the name ends in {@code .gz}.
     *
     * @throws IOException when the file cannot be read or unpacked
     */
    public static List<Recording> in(Path file) throws IOException {
        String name = file.toString();
        boolean packed = name.endsWith(PACKED);
        String text = packed ? unpack(file) : Files.readString(file);
        String inner = packed ? name.substring(0, name.length() - PACKED.length()) : name;
        if (!inner.endsWith(LINES)) {
            return List.of(new Recording(name, text));
        }
        List<Recording> all = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (!line.isBlank()) {
                all.add(new Recording(name + ":" + number, line));
            }
        }
        return List.copyOf(all);
    }

    private static String unpack(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
