package org.faultline.session;

import java.io.IOException;
import java.io.OutputStream;

/** What is to stand in a file: it is written as it comes, however much it is. */
public interface Content {
    /** Writes all of it. */
    void to(OutputStream out) throws IOException;

    /** These bytes. */
    static Content of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
