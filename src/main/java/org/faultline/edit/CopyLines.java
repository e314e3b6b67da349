package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;

/** Copies that there are elsewhere as a person writes them, one a line: {@code backup at tape 7 made afterwards}. */
final class CopyLines {
    private static final String AFTERWARDS = " made afterwards";
    private static final Pattern LINE =
            Pattern.compile("(?<kind>\\S+)\\s+at\\s+(?<where>.*?\\S)(?<after>\\s+made\\s+afterwards)?");

    private CopyLines() {}

    /** The copies behind the lines; a line that is none stays as it is, for the check to refuse. */
    static Node read(String typed) {
        List<Node> copies = new ArrayList<>();
        for (String each : typed.split("\n")) {
            String line = each.strip();
            Matcher form = LINE.matcher(line);
            if (form.matches()) {
                Fields copy = Fields.EMPTY.with("kind", Node.of(form.group("kind")))
                        .with("where", Node.of(form.group("where")));
                copies.add(form.group("after") == null ? copy : copy.with("before", Node.of(false)));
            } else if (!line.isEmpty()) {
                copies.add(Node.of(line));
            }
        }
        return new Node.Items(copies, 0);
    }

    /** One copy as a line. */
    static String line(Fields copy) {
        boolean after = copy.get("before").map(Item::plain).orElse("").equals("false");
        return copy.get("kind").map(Item::plain).orElse("backup") + " at "
                + copy.get("where").map(Item::plain).orElse("") + (after ? AFTERWARDS : "");
    }
}
