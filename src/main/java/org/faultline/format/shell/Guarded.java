package org.faultline.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.AdviceWords;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Action;

/** The lines by which a script does an action: what has to be so before, the commands, and the look whether it worked. */
record Guarded(Machine machine) {
    private static final String MAY_FAIL = " || say \"exit code $?\"";

    /** With functions that stand at the start of the script. */
    List<String> lines(Action action, List<ShellLine> commands, ShellLine check) {
        List<String> lines = new ArrayList<>(before(action));
        lines.addAll(body(action, commands));
        lines.addAll(after(action, commands, check));
        return lines;
    }

    private List<String> before(Action action) {
        return switch (action) {
            case Action.WriteDown a -> List.of();
            case Action.Detect a -> List.of();
            case Action.Mount a -> List.of();
            case Action.MakeWritable a -> List.of();
            case Action.Thaw a -> List.of();
            case Action.Unmount a -> List.of();
            case Action.Stop a -> List.of();
            case Action.Start a -> List.of();
            case Action.Pause a -> List.of();
            case Action.Resume a -> List.of();
            case Action.Save a -> List.of();
            case Action.Provide a -> List.of();
            case Action.Rewrite a -> List.of();
            case Action.Trim a -> List.of("same");
            case Action.Quarantine a -> List.of("same_bad");
            case Action.Punch a -> List.of("same_bad");
            case Action.Write a -> List.of("same");
            case Action.Share a -> List.of("same");
            case Action.LetGo a -> List.of();
            case Action.CopyAway a -> List.of("room " + point(a.filesystem()));
            case Action.Rescue a -> List.of("has_rescue");
            case Action.Rehearse a -> List.of();
            case Action.Replay a -> List.of("same");
            case Action.Clear a -> List.of(unmounted(a.filesystem()));
            case Action.ClearAll a -> List.of("same",
                    "typed " + Quoted.text(AdviceWords.text("script.all", a.others())) + " \"${NAMESPACE:?}\"");
            case Action.Repair a -> List.of(unmounted(a.filesystem()), "same");
            case Action.Verify a -> List.of(unmounted(a.filesystem()));
            case Action.Search a -> List.of();
            case Action.Leave a -> List.of();
        };
    }

    private static String point(Filesystem fs) {
        return Quoted.of(fs.mountPoint());
    }

    /** No device of the filesystem is mounted. */
    private String unmounted(Filesystem fs) {
        Places places = new Places(machine);
        return fs.volumes().stream().map(v -> places.file(v.on())).collect(Collectors.joining(" ", "unmounted ", ""));
    }

    private List<String> body(Action action, List<ShellLine> commands) {
        List<String> plain = commands.stream().map(ShellLine::text).toList();
        return switch (action) {
            case Action.WriteDown a -> plain;
            case Action.Detect a -> plain;
            case Action.Mount a -> plain;
            case Action.MakeWritable a -> plain;
            case Action.Thaw a -> plain;
            case Action.Unmount a -> plain;
            case Action.Stop a -> ended(a.users());
            case Action.Start a -> plain;
            case Action.Pause a -> List.of(signal("STOP", a.users()));
            case Action.Resume a -> List.of(signal("CONT", a.users()));
            case Action.Save a -> List.of(commands.getFirst().command() + MAY_FAIL);
            case Action.Provide a -> List.of("if [ ! -f \"$GOOD\" ] && [ -n \"$BACKUP\" ]; then",
                    "    " + plain.getFirst(), "fi", "provided");
            case Action.Rewrite a -> whileListed(plain);
            case Action.Trim a -> plain;
            case Action.Quarantine a -> plain;
            case Action.Punch a -> plain;
            case Action.Write a -> plain;
            case Action.Share a -> plain;
            case Action.LetGo a -> ended(a.users());
            case Action.CopyAway a -> plain;
            case Action.Rescue a -> plain;
            case Action.Rehearse a -> Stream.concat(plain.stream().limit(plain.size() - 1L),
                    Stream.of(commands.getLast().command() + MAY_FAIL)).toList();
            case Action.Replay a -> replayed(commands);
            case Action.Clear a -> whileListed(plain);
            case Action.ClearAll a -> plain;
            case Action.Repair a ->
                    List.of((a.filesystem().driver() == Driver.XFS ? "repair " : "repair_ext4 ") + plain.getFirst());
            case Action.Verify a -> plain;
            case Action.Search a -> List.of();
            case Action.Leave a -> plain;
        };
    }

    /** Where the list no longer has the sectors, the command was done before it could be ticked off. */
    private static List<String> whileListed(List<String> plain) {
        return List.of("if listed; then", "    same_bad", "    " + plain.getFirst(), "fi");
    }

    private static List<String> replayed(List<ShellLine> commands) {
        return List.of("if " + commands.getFirst().command() + "; then", "    " + commands.getLast().command(), "else",
                "    say " + Quoted.text(AdviceWords.text("script.replay")), "fi");
    }

    /** A repair that takes no name away makes no such directory. */
    private static List<String> found(Filesystem fs, List<ShellLine> commands, List<String> confirmed) {
        List<String> lines = new ArrayList<>();
        lines.add("if [ -d " + Quoted.of(fs.mountPoint() + "/lost+found") + " ]; then");
        Stream.concat(Stream.of(commands.getFirst().command()), confirmed.stream()).forEach(l -> lines.add("    " + l));
        lines.addAll(List.of("else", "    say " + Quoted.text(AdviceWords.text("script.none")), "fi"));
        return lines;
    }

    /** One that stands still takes the signal only when it goes on. */
    private static List<String> ended(List<UserProcess> users) {
        return users.isEmpty() ? List.of() : List.of(signal("TERM", users), signal("CONT", users));
    }

    private static String signal(String name, List<UserProcess> users) {
        return users.stream().flatMap(p -> Stream.of(Integer.toString(p.pid()), Quoted.of(p.comm())))
                .collect(Collectors.joining(" ", "signal " + name + " ", ""));
    }

    /** A look that a command can judge, or else one that a person confirms. */
    private List<String> after(Action action, List<ShellLine> commands, ShellLine check) {
        List<String> confirmed =
                List.of(check.command() + " || true", "confirm " + Quoted.text(check.comment()));
        return switch (action) {
            case Action.WriteDown a -> List.of("capture");
            case Action.Detect a -> List.of("same_bad");
            case Action.Mount a -> List.of(check.command());
            case Action.MakeWritable a -> confirmed;
            case Action.Thaw a -> confirmed;
            case Action.Unmount a -> List.of(unmounted(a.filesystem()));
            case Action.Stop a -> confirmed;
            case Action.Start a -> confirmed;
            case Action.Pause a -> confirmed;
            case Action.Resume a -> confirmed;
            case Action.Save a -> confirmed;
            case Action.Provide a -> List.of();
            case Action.Rewrite a -> List.of(check.text(), "good_again");
            case Action.Trim a -> confirmed;
            case Action.Quarantine a -> confirmed;
            case Action.Punch a -> confirmed;
            case Action.Write a -> List.of(check.text());
            case Action.Share a -> confirmed;
            case Action.LetGo a -> confirmed;
            case Action.CopyAway a -> confirmed;
            case Action.Rescue a -> confirmed;
            case Action.Rehearse a -> confirmed;
            case Action.Replay a -> List.of(unmounted(a.filesystem()));
            case Action.Clear a -> List.of("good_again");
            case Action.ClearAll a -> confirmed;
            case Action.Repair a -> List.of();
            case Action.Verify a -> List.of();
            case Action.Search a -> found(a.filesystem(), commands, confirmed);
            case Action.Leave a -> confirmed;
        };
    }
}
