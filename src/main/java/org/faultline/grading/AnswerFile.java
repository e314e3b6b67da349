package org.faultline.grading;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.lesson.AnswerSheet;

/**
 * What one student answered, as a file: {@code *.answer.json}, or the code of a page in {@code *.answer.txt}. Its digest tells what an accident did to it; who means to cheat
 * can make another.
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never shared
public record AnswerFile(String name, byte[] content) {
    /** What a file of answers is called. */
    public static final String ENDING = ".answer.json";
    /** What a file is called into which the code of a page was pasted. */
    public static final String PASTED = ".answer.txt";

    private static final String DIGEST = "digest";
    private static final byte[] KEY = "faultline answers 1".getBytes(StandardCharsets.UTF_8);

    /** What came of reading it. */
    public sealed interface Read {
        /**
         * It is one.
         *
         * @param intact whether it is as it was written
         */
        record Good(AnswerSheet sheet, boolean intact) implements Read {}

        /** It is none, or half of one. */
        record Bad() implements Read {}
    }

    /** What the file says. */
    public Read read() {
        String text = new String(content, StandardCharsets.UTF_8);
        if (AnswerCode.isCode(text)) {
            return AnswerCode.text(text).flatMap(this::sheet).<Read>map(s -> new Read.Good(s, true))
                    .orElseGet(Read.Bad::new);
        }
        Optional<TopologyDocument> tree = TopologyJson.read(name, content).document();
        Optional<AnswerSheet> sheet = tree.flatMap(t -> new SheetTree(t.root()).read());
        return sheet.<Read>map(s -> new Read.Good(s, isIntact(tree.orElseThrow().root()))).orElseGet(Read.Bad::new);
    }

    private Optional<AnswerSheet> sheet(byte[] bytes) {
        return TopologyJson.read(name, bytes).document().flatMap(t -> new SheetTree(t.root()).read());
    }

    private static boolean isIntact(Node.Fields root) {
        return root.get(DIGEST).filter(Node.Text.class::isInstance).map(d -> ((Node.Text) d).value())
                .filter(digest(root)::equals).isPresent();
    }

    /** The text of the file for a sheet. */
    public static String text(AnswerSheet sheet) {
        Node.Fields root = SheetTree.write(sheet);
        return print(root.with(DIGEST, Node.of(digest(root))));
    }

    private static String print(Node.Fields root) {
        return TopologyJson.write(new TopologyDocument("", root));
    }

    /** HMAC-SHA-256 over the text of all the rest. */
    private static String digest(Node.Fields root) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return HexFormat.of().formatHex(
                    mac.doFinal(print(root.without(DIGEST)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
