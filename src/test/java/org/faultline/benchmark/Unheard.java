package org.faultline.benchmark;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.faultline.Main;

/** The program's command line in a process that prints to nobody: a reader of what it prints would be timed with it. */
final class Unheard {
    private Unheard() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Main.main(arguments);
    }
}
