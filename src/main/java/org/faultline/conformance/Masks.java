package org.faultline.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;

/**
 * Hides what differs from boot to boot and from build to build.
 *
 * @param machine whose persistent memory has frames that are compared; those of other memory are not
 */
record Masks(Machine machine) {
    private static final Pattern PID = Pattern.compile("([^\\s:]+):(PID\\([^)]*\\)|[0-9]+)(?= (due|because) )");
    private static final Pattern OFFSET =
            Pattern.compile("\\+0x[0-9a-f]+/0x[0-9a-f]+( \\[[a-z0-9_]+\\])?( \\([^)]*\\))?");
    private static final Pattern PLACE = Pattern.compile(
            "(?<=detected at |error in \")([a-z0-9_]+)(\\+0x[0-9a-f]+/0x[0-9a-f]+)?( \\[[a-z0-9_]+\\])?( \\([^)]*\\))?");
    private static final Pattern SOURCE = Pattern.compile("at line [0-9]+ of file [^ ]+");
    private static final Pattern ADDRESS = Pattern.compile("fault at [0-9a-fx]+");
    private static final Pattern UUID = Pattern.compile(" [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FRAME = Pattern.compile("0x([0-9a-f]+)(?=:)");

    String log(String line) {
        String masked = PID.matcher(line).replaceAll("$1:PID");
        masked = PLACE.matcher(masked).replaceAll("$1");
        masked = OFFSET.matcher(masked).replaceAll("+OFFSET");
        masked = SOURCE.matcher(masked).replaceAll("at LINE");
        masked = UUID.matcher(masked).replaceAll("");
        masked = ADDRESS.matcher(masked).replaceAll("fault at ADDRESS");
        return FRAME.matcher(masked).replaceAll(m -> isPmem(m.group(1)) ? m.group() : "RAM");
    }

    /** A call as a probe prints it, without what is never compared. */
    String call(String line) {
        String masked = line.replaceAll("pid=\\S+ grp=\\S+", "").replaceAll("comm=\\S+", "");
        if (masked.startsWith("kill_procs:")) {
            masked = killProcs(masked);
        }
        masked = Pattern.compile("(?<=pfn[= ])0x([0-9a-f]+)").matcher(masked)
                .replaceAll(m -> isPmem(m.group(1)) ? m.group() : "RAM");
        if (masked.startsWith("fserror_report:") && masked.contains(" type=5 ")) {
            masked = masked.replaceAll("ino=[0-9]+ ", "");
        }
        return masked.replaceAll(" +", " ").strip();
    }

    /** Older probes printed these arguments under labels that are shifted by one. */
    private static String killProcs(String line) {
        Matcher shifted = Pattern.compile("kill_procs: forcekill=(\\S+) fail=([0-9]+) pfn=(\\S+) flags=\\S+")
                .matcher(line);
        Matcher wrong = Pattern.compile("kill_procs: forcekill=(\\S+) fail=0 pfn=(\\S+) flags=\\S+").matcher(line);
        if (wrong.matches()) {
            return "kill_procs: forcekill=" + wrong.group(1) + " pfn=" + wrong.group(2);
        }
        return shifted.matches()
                ? "kill_procs: forcekill=" + shifted.group(1) + " pfn=0x"
                        + Long.toHexString(Long.parseLong(shifted.group(2))) + " flags=" + shifted.group(3)
                : line;
    }

    private boolean isPmem(String frame) {
        long number = frame.length() > 12 ? 0 : Long.parseLong(frame, 16);
        return machine.pmems().stream().anyMatch(p -> p.physical().contains(new Pfn(number).bytes()));
    }
}
