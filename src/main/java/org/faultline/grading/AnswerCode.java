package org.faultline.grading;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The code that a lesson's page gives to be pasted: what an answer file says, packed. {@code FL1-} stands before bytes that are
 * deflated (RFC 1951), {@code FL0-} before bytes as they are; then base 32 (RFC 4648) of a CRC-32 of the text, four bytes, the
 * highest first, and the text. Spaces and strokes do not count, nor does what a mail program or an editor puts before lines:
 * {@code >}, and a byte order mark.
 */
final class AnswerCode {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int SUM = 4;
    private static final int MOST = 1 << 20;

    private AnswerCode() {}

    /** Whether a text is meant as a code. */
    static boolean isCode(String text) {
        String bare = bare(text);
        return bare.startsWith("FL1-") || bare.startsWith("FL0-");
    }

    /** In capital letters, without what programs put around it. */
    private static String bare(String text) {
        return text.replaceAll("[\uFEFF\u00A0\u200B\u2060\"'`]", "").replaceFirst("^[>\\s]+", "").strip()
                .toUpperCase(Locale.ROOT);
    }

    /** The text that a code stands for; nothing where it is no whole code. */
    static Optional<byte[]> text(String code) {
        String stripped = bare(code);
        Optional<byte[]> bytes = bytes(stripped.substring(4)).filter(b -> b.length > SUM);
        return bytes
                .flatMap(b -> stripped.startsWith("FL1-") ? inflated(b) : Optional.of(rest(b)))
                .filter(text -> sum(text) == ByteBuffer.wrap(bytes.orElseThrow()).getInt());
    }

    private static int sum(byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return (int) sum.getValue();
    }

    private static byte[] rest(byte[] bytes) {
        return java.util.Arrays.copyOfRange(bytes, SUM, bytes.length);
    }

    private static Optional<byte[]> bytes(String code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            int value = LETTERS.indexOf(c);
            if (value >= 0) {
                held = held << BITS | value;
                bits += BITS;
                if (bits >= Byte.SIZE) {
                    bits -= Byte.SIZE;
                    out.write(held >> bits);
                    held &= (1 << bits) - 1;
                }
            } else if (!Character.isWhitespace(c) && c != '-' && c != '=' && c != '>') {
                return Optional.empty();
            }
        }
        return Optional.of(out.toByteArray());
    }

    private static Optional<byte[]> inflated(byte[] bytes) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, SUM, bytes.length - SUM);
            byte[] out = new byte[MOST];
            int length = inflater.inflate(out);
            return Optional.of(java.util.Arrays.copyOf(out, length)).filter(o -> inflater.finished());
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    /** A code for a text, as the page makes it where a browser cannot pack. */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(SUM + bytes.length).putInt(sum(bytes)).put(bytes).array();
        StringBuilder code = new StringBuilder("FL0-");
        int held = 0;
        int bits = 0;
        for (byte b : all) {
            held = held << Byte.SIZE | Byte.toUnsignedInt(b);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                code.append(LETTERS.charAt(held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        if (bits > 0) {
            code.append(LETTERS.charAt(held << (BITS - bits)));
        }
        return code.toString();
    }
}
