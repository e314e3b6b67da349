package org.faultline.grading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.format.LessonPage;

/**
 * The table that a teacher exported from the gradebook of Canvas. One column is filled, and all other bytes stay as they were.
 * Students are found by one of the columns that Canvas names them by. Format: Canvas, "How do I import grades".
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never shared
public record Gradebook(byte[] content) {
    private static final List<String> IDENTITIES = List.of("SIS Login ID", "SIS User ID", "ID", "Student");

    /** Where a cell stands among the bytes, and what it says. */
    private record Cell(int from, int to, String text) {}

    /** What came of filling in a column. */
    public sealed interface Filled {
        /**
         * It was filled.
         *
         * @param absent students who have a grade and no line
         */
        record Done(MarkFile file, List<String> absent) implements Filled {
            public Done {
                absent = List.copyOf(absent);
            }
        }

        /** There is no such column; these there are. */
        record NoColumn(List<String> columns) implements Filled {
            public NoColumn {
                columns = List.copyOf(columns);
            }
        }
    }

    /**
     * Fills the column of that name: its whole name, or the part before the number that Canvas puts behind it. A column by
     * which students are found is none to be filled.
     */
    public Filled fill(String column, Marks marks) {
        List<List<Cell>> lines = lines();
        List<String> names = lines.isEmpty() ? List.of() : lines.getFirst().stream().map(Cell::text).toList();
        int at = IntStream.range(0, names.size()).filter(i -> !IDENTITIES.contains(names.get(i)))
                .filter(i -> names.get(i).equals(column)
                        || names.get(i).matches(java.util.regex.Pattern.quote(column) + " \\([0-9]+\\)"))
                .findFirst().orElse(-1);
        List<Integer> identities = IDENTITIES.stream().map(names::indexOf).filter(i -> i >= 0).toList();
        if (at < 0 || identities.isEmpty()) {
            return new Filled.NoColumn(names);
        }
        Map<String, Graded> grades = marks.graded().stream().collect(
                Collectors.toMap(Graded::student, Function.identity(), (first, second) -> first));
        List<String> found = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        int done = 0;
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (List<Cell> line : lines.subList(1, lines.size())) {
            Optional<Graded> grade = identities.stream().filter(i -> i < line.size())
                    .map(i -> line.get(i).text().strip()).filter(id -> !id.isEmpty()).map(grades::get)
                    .flatMap(g -> Optional.ofNullable(g).stream()).findFirst();
            if (grade.isPresent() && at < line.size()) {
                found.add(grade.get().student());
                out.append(text, done, line.get(at).from()).append(LessonPage.points(grade.get().points()));
                done = line.get(at).to();
            }
        }
        out.append(text, done, text.length());
        return new Filled.Done(new MarkFile("", out.toString().getBytes(StandardCharsets.ISO_8859_1)),
                grades.keySet().stream().filter(s -> !found.contains(s)).sorted().toList());
    }

    /** The cells of each line; quotes hold commas and newlines, and two of them stand for one. */
    private List<List<Cell>> lines() {
        List<List<Cell>> lines = new ArrayList<>();
        List<Cell> line = new ArrayList<>();
        int start = content.length >= 3 && content[0] == (byte) 0xEF ? 3 : 0;
        boolean quoted = false;
        for (int i = start; i <= content.length; i++) {
            byte b = i < content.length ? content[i] : (byte) '\n';
            quoted ^= b == '"';
            if (!quoted && (b == ',' || b == '\n')) {
                boolean carriage = b == '\n' && i > start && content[i - 1] == '\r';
                line.add(cell(start, carriage ? i - 1 : i));
                start = i + 1;
            }
            if (!quoted && b == '\n') {
                if (i < content.length || line.size() > 1) {
                    lines.add(line);
                }
                line = new ArrayList<>();
            }
        }
        return lines;
    }

    private Cell cell(int from, int to) {
        String text = to <= from ? "" : new String(content, from, to - from, StandardCharsets.UTF_8);
        String bare = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
        return new Cell(from, Math.max(from, to), bare);
    }
}
