package org.faultline.importer;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;

/** A device-mapper table as the pieces it comes to. Tool: dmsetup table. */
final class Tables {
    private Tables() {}

    static Node.Fields device(KernelCase.Table table) {
        List<Node.Fields> pieces = new ArrayList<>();
        for (String line : table.lines()) {
            String[] words = line.strip().split("\\s+");
            if (words[2].equals("linear")) {
                pieces.add(piece(sectors(words[1]), words[3], sectors(words[4])));
            } else if (words[2].equals("striped")) {
                striped(words, pieces);
            }
        }
        return Tree.object().with("id", table.name()).with("kind", "mapped").with("name", table.name())
                .with("pieces", pieces).done();
    }

    private static void striped(String[] words, List<Node.Fields> pieces) {
        int stripes = Integer.parseInt(words[3]);
        long chunk = sectors(words[4]);
        long chunks = sectors(words[1]) / chunk;
        for (long n = 0; n < chunks; n++) {
            int stripe = (int) (n % stripes);
            pieces.add(piece(chunk, words[5 + 2 * stripe], sectors(words[6 + 2 * stripe]) + n / stripes * chunk));
        }
    }

    private static Node.Fields piece(long length, String device, long at) {
        return Tree.object().with("length", length).with("on", CaseFiles.device(device)).with("at", at).done();
    }

    private static long sectors(String count) {
        return Long.parseLong(count) * CaseFiles.SECTOR;
    }
}
