package org.faultline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** One command run to its end: what it left behind. */
record Cmd(int code, String out, String err) {
    /** Runs a command that has no need to draw. */
    static Cmd run(String... args) {
        return run((session, look, out) -> Optional.empty(), args);
    }

    static Cmd run(Renderer renderer, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Cli(new PrintWriter(out, true), new PrintWriter(err, true), renderer).run(args);
        return new Cmd(code, out.toString(), err.toString());
    }
}
