package org.faultline.lesson;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.faultline.document.Pointer;
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
        return level == Level.BUILT ? begun(blank(varied, lesson.variation().blanks())) : varied;
    }

    /**
     * A document that is to be built has only goals to reach: what is asked is asked of the whole, what varies was chosen, and
     * what is missing was taken away.
     */
    private static TopologyDocument begun(TopologyDocument document) {
        Pointer lesson = Pointer.ROOT.key("lesson");
        return document.without(lesson.key("asks")).without(lesson.key("pools")).without(lesson.key("blanks"));
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
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("faultline\n" + lesson + "\n" + student + "\n" + pool).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash, 0, BYTES).mod(BigInteger.valueOf(rows)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
