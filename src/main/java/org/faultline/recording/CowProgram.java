package org.faultline.recording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.document.Node;

/**
 * The program t_mmap_cow_memory_failure of fstests as acts: one process maps and reads a file, the other, which handles
 * SIGBUS, maps and reads a file and says with madvise(2) that pages of it are bad. Then both are gone. Its command says all
 * of that and nothing else does: whoever the kernel did not signal is seen nowhere, and who was signalled is what is judged.
 *
 * @param number of the processes that such programs started before
 * @param mapped pages that are mapped
 * @param poisoned pages that are said to be bad
 */
record CowProgram(CaseFiles files, int number, long mapped, long poisoned, String read, String struck) {
    private static final Pattern CALL = Pattern
            .compile("\\S*t_mmap_cow_memory_failure -s([0-9]+) -S([0-9]+) -R (\\S+) -P (\\S+)");
    private static final int FIRST_PID = 20001;
    private static final long FIRST_ADDRESS = 0x7e00_0000_0000L;
    private static final long APART = 1L << 30;

    /** Whether a command of a shell runs it. */
    static boolean isCalled(String command) {
        return CALL.matcher(command).matches();
    }

    /** What it prints when the process that says what is bad gets SIGBUS, or gets none. */
    static String printed(boolean signalled) {
        return "Inject poison..." + (signalled ? "\nProcess is killed by signal: 7" : "");
    }

    static CowProgram of(String command, int number, CaseFiles files) {
        Matcher call = CALL.matcher(command);
        if (!call.matches()) {
            throw new IllegalArgumentException(command);
        }
        return new CowProgram(files, number, Long.parseLong(call.group(1)), Long.parseLong(call.group(2)),
                call.group(3), call.group(4));
    }

    List<Node.Fields> processes() {
        return List.of(process(0, "default"), process(1, "handler"));
    }

    List<Node.Fields> acts() {
        int poisoner = pid(1);
        Node.Fields poison = CaseTree.object().with("act", "poison")
                .with("at", "pid:" + poisoner + "@0x" + Long.toHexString(address(1))).with("how", "madvise:" + poisoner)
                .with("pages", poisoned).done();
        return List.of(open(0, read), map(0, read), touch(0), open(1, struck), map(1, struck), touch(1), poison,
                unmap(1),
                unmap(0));
    }

    private int pid(int which) {
        return FIRST_PID + number + which;
    }

    private long address(int which) {
        return FIRST_ADDRESS + (number + which) * APART;
    }

    private String mapping(int which) {
        return "cow" + pid(which) + ".m0";
    }

    private Node.Fields process(int which, String sigbus) {
        return CaseTree.object().with("id", "p.cow" + pid(which)).with("pid", pid(which))
                .with("name", "t_mmap_cow_memo")
                .with("policy", "default").with("sigbus", sigbus).done();
    }

    private Node.Fields map(int which, String file) {
        return CaseTree.object().with("act", "map").with("pid", pid(which)).with("mapping", mapping(which))
                .with("file", files.id(file)).with("address", address(which)).with("offset", 0)
                .with("length", mapped * CaseFiles.BLOCK).with("flags", "shared").done();
    }

    private Node.Fields open(int which, String file) {
        return CaseTree.object().with("act", "open").with("pid", pid(which)).with("file", files.id(file)).done();
    }

    private Node.Fields touch(int which) {
        return CaseTree.object().with("act", "touch").with("pid", pid(which)).with("mapping", mapping(which))
                .with("page", 0).with("pages", mapped).with("access", "read").done();
    }

    private Node.Fields unmap(int which) {
        return CaseTree.object().with("act", "unmap").with("pid", pid(which)).with("mapping", mapping(which)).done();
    }
}
