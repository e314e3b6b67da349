package org.faultline.format.shell;

/**
 * One line of a shell.
 *
 * @param command what is run; empty where there is only something to say
 * @param comment what its numbers are, and in which unit; empty where it has none
 */
public record ShellLine(String command, String comment) {
    /** A comment ends where its line does, whatever the names in it hold. */
    public ShellLine {
        comment = comment.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }

    /** A command without numbers. */
    static ShellLine of(String command) {
        return new ShellLine(command, "");
    }

    /** The line as it is typed. */
    public String text() {
        return comment.isEmpty() ? command : command.isEmpty() ? "# " + comment : command + "  # " + comment;
    }
}
