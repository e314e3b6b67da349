package org.faultline.lesson;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.faultline.document.Pointer;
import org.faultline.document.Sha256;
import org.faultline.document.TopologyDocument;

/**
 * The document that a student gets. It depends on the lesson and the student's name alone, so that whoever grades makes it
 * again: of pool number {@code k}, from 0, the row is the first eight bytes of SHA-256 over
 * {@code "faultline\n" + lesson id + "\n" + student + "\n" + k} in UTF-8, without a sign and with the highest byte first, modulo
 * the number of rows.
 */
public final class Variants {
    private static final int BYTES = 8;

    private Variants() {}

    /** The document for a student at a level. */
    public static TopologyDocument of(TopologyDocument document, Lesson lesson, String student, Level level) {
        List<Variation.Pool> pools = lesson.variation().pools();
        TopologyDocument varied = document;
        for (int k = 0; k < pools.size(); k++) {
            varied = with(varied, pools.get(k), row(lesson.id(), student, k, pools.get(k).rows().size()));
        }
        return level == Level.BUILT ? new LessonTree(blank(varied, lesson.variation().blanks())).toBuild() : varied;
    }

    /** The same with one row of a pool in it. */
    public static TopologyDocument with(TopologyDocument document, Variation.Pool pool, int row) {
        TopologyDocument next = document;
        for (int i = 0; i < pool.places().size(); i++) {
            next = next.with(pool.places().get(i), pool.rows().get(row).get(i));
        }
        return next;
    }

    /** Which row of a pool a student gets. */
    public static int row(String lesson, String student, int pool, int rows) {
        byte[] hash = Sha256.of(
                ("faultline\n" + lesson + "\n" + student + "\n" + pool).getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, hash, 0, BYTES).mod(BigInteger.valueOf(rows)).intValue();
    }

    /** The last first, so that what is left keeps its place in its list. */
    private static TopologyDocument blank(TopologyDocument document, List<Pointer> blanks) {
        TopologyDocument next = document;
        for (Pointer blank : blanks.stream().distinct().sorted(Variants::later).toList()) {
            next = next.without(blank);
        }
        return next;
    }

    private static int later(Pointer one, Pointer other) {
        List<String> a = one.steps();
        List<String> b = other.steps();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            boolean numbers = a.get(i).matches("[0-9]{1,9}") && b.get(i).matches("[0-9]{1,9}");
            int order = numbers ? Integer.compare(Integer.parseInt(b.get(i)), Integer.parseInt(a.get(i)))
                    : b.get(i).compareTo(a.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(b.size(), a.size());
    }
}
