package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.act.Address;
import org.faultline.act.AddressText;

/**
 * Addresses as the inspector shows them and as other programs print them, in the words of {@link AddressText}. Kernel:
 * mm/hwpoison-inject.c hwpoison_inject(), mm/memory-failure.c, arch/x86/kernel/cpu/mce/core.c __print_mce(),
 * block/blk-core.c blk_status_to_str() users, fs/xfs/xfs_buf.c xfs_buf_ioerror_alert(). Tool: ndctl list.
 */
final class AddressLine {
    private static final String HEX = "(?<n>0x[0-9a-fA-F]+)";
    private static final String SECTOR = "(?<n>\\d+)";
    private static final String DEVICE = "(?<d>[A-Za-z][\\w.-]*?)";
    /** A number with a unit perhaps, and what the inspector adds behind it in brackets. */
    private static final String NUMBER = "(?<n>\\w[\\w ]*?)(?: \\(.*)?$";
    private static final List<Form> FORMS = List.of(
            form("(?:[Ss]oft[ _]offline|Unpoison): " + HEX, "pfn:${n}"),
            form("\\bpfn:? " + HEX, "pfn:${n}"),
            form("^physical " + HEX, "phys:${n}"),
            form("\\bADDR (?<n>[0-9a-fA-F]{1,16})\\b", "phys:0x${n}"),
            form("I/O error, dev (?<d>[^\\s,]+), sector " + SECTOR, "sector:${d}:${n}"),
            form("XFS \\((?<d>[^)]+)\\): metadata I/O error .* at daddr " + HEX, "sector:${d}:${n}"),
            form("^(?=.*\"blockdev\"\\s*:\\s*\"(?<d>[^\"]+)\").*?\"badblocks\"\\s*:\\s*\\[\\s*\\{\\s*\"offset\"\\s*:\\s*"
                    + SECTOR, "sector:${d}:${n}"),
            form("\"badblocks\"\\s*:\\s*\\[\\s*\\{\\s*\"offset\"\\s*:\\s*" + SECTOR, "sector:${n}"),
            form("^(?:fs )?(?<d>block|daddr|fsblock) " + NUMBER, "${d}:${n}"),
            form("^sector " + NUMBER, "sector:${n}"),
            form("^" + DEVICE + " sector " + NUMBER, "sector:${d}:${n}"),
            form("^" + DEVICE + "(?: byte |\\+)" + NUMBER, "dev:${d}+${n}"),
            form("^(?:file )?(?<d>/.*)[@:]" + NUMBER, "file:${d}@${n}"),
            form("^pid (?<d>\\d+) " + HEX, "pid:${d}@${n}"));

    private AddressLine() {}

    /** A pattern to find, and the address that its groups are. */
    private record Form(Pattern pattern, String address) {}

    private static Form form(String pattern, String address) {
        return new Form(Pattern.compile(pattern), address);
    }

    /** What the first form that fits makes of the text; nothing when none does. */
    static Optional<Address> parse(String text) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(text);
            if (matcher.find()) {
                StringBuilder address = new StringBuilder();
                matcher.appendReplacement(address, form.address);
                return AddressText.parse(address.substring(matcher.start()));
            }
        }
        return Optional.empty();
    }
}
