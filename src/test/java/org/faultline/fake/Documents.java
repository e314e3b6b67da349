package org.faultline.fake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.session.Session;

/** Documents that are larger or stranger than the samples, written as text and opened like any other. */
public final class Documents {
    private static final String XFS = "\"kind\":\"xfs\",\"mount\":\"/mnt\",\"blockSize\":4096,\"rmapbt\":true,"
            + "\"reflink\":true,\"dax\":\"always\"";

    private Documents() {}

    /** One file of a megabyte on a device of that size. */
    public static Session sized(String size) {
        return open(pmem(size), "{\"id\":\"xfs0\",\"on\":\"pmem0\"," + XFS + ",\"files\":["
                + file("a", "\"size\":\"1 MiB\"") + "]}", process(101, "a", "1 MiB"), "file:/mnt/a@8192");
    }

    /** So many files on one device, each mapped by so many processes; the last file's first page fails. */
    public static Session crowded(int files, int processes) {
        String all = IntStream.range(0, files).mapToObj(i -> file("f" + i, "\"size\":\"64 KiB\""))
                .collect(Collectors.joining(","));
        String who = IntStream.range(0, processes).mapToObj(i -> process(100 + i, "f" + i % files, "64 KiB"))
                .collect(Collectors.joining(","));
        return open(pmem("4 GiB"), "{\"id\":\"xfs0\",\"on\":\"pmem0\"," + XFS + ",\"files\":[" + all + "]}", who,
                "file:/mnt/f" + (files - 1) + "@0");
    }

    /** A file in so many pieces of a page, every second page free; the middle one fails. */
    public static Session scattered(int pieces) {
        String extents = IntStream.range(0, pieces).mapToObj(
                i -> "{\"offset\":" + i * 4096L + ",\"at\":" + ((64L << 20) + i * 8192L) + ",\"length\":4096}")
                .collect(Collectors.joining(",", "[", "]"));
        return open(pmem("4 GiB"), "{\"id\":\"xfs0\",\"on\":\"pmem0\"," + XFS + ",\"files\":["
                + file("s", "\"size\":" + pieces * 4096L + ",\"extents\":" + extents) + "]}",
                process(101, "s", Long.toString(pieces * 4096L)), "file:/mnt/s@" + pieces / 2 * 4096L);
    }

    /** A filesystem on a partition in the middle of the device. */
    public static Session partitioned() {
        return open(pmem("2 GiB") + ",{\"id\":\"part1\",\"kind\":\"partition\",\"name\":\"pmem0p1\",\"on\":\"pmem0\","
                + "\"start\":\"256 MiB\",\"size\":\"1 GiB\"}",
                "{\"id\":\"xfs0\",\"on\":\"part1\"," + XFS.replace("\"reflink\":true", "\"reflink\":false")
                        + ",\"files\":[" + file("a", "\"size\":\"1 MiB\"") + "]}",
                process(101, "a", "1 MiB"), "file:/mnt/a@8192");
    }

    /** A file of a megabyte with a hole behind its first quarter and an unwritten third one. */
    public static Session torn() {
        return open(pmem("1 GiB"), "{\"id\":\"xfs0\",\"on\":\"pmem0\"," + XFS + ",\"files\":["
                + file("a", "\"size\":\"1 MiB\",\"extents\":[{\"offset\":0,\"at\":\"10 MiB\",\"length\":\"256 KiB\"},"
                        + "{\"offset\":\"512 KiB\",\"at\":\"12 MiB\",\"length\":\"256 KiB\",\"unwritten\":true}]")
                + "]}", process(101, "a", "1 MiB"), "file:/mnt/a@8192");
    }

    /** A filesystem that keeps no reverse map; a page of its one file fails. */
    public static Session withoutReverseMap() {
        return open(pmem("1 GiB"), "{\"id\":\"xfs0\",\"on\":\"pmem0\","
                + XFS.replace("\"rmapbt\":true", "\"rmapbt\":false") + ",\"files\":[" + file("a", "\"size\":\"1 MiB\"")
                + "]}", process(101, "a", "1 MiB"), "file:/mnt/a@8192");
    }

    /** A page fails that holds the device's own page structures. */
    public static Session beforeTheData() {
        return open(pmem("1 GiB"), "{\"id\":\"xfs0\",\"on\":\"pmem0\"," + XFS + ",\"files\":["
                + file("a", "\"size\":\"1 MiB\"") + "]}", process(101, "a", "1 MiB"), "phys:0x100400000");
    }

    /** A filesystem on the last of these mapped devices, which stand on two namespaces of a gibibyte. */
    public static Session mapped(String poison, String... devices) {
        String second = pmem("1 GiB").replace("pmem0", "pmem1").replace("0x100000000", "0x140000000");
        String on = devices[devices.length - 1].replaceFirst("^\\{\"id\":\"([^\"]+).*", "$1");
        return open(pmem("1 GiB") + "," + second + "," + String.join(",", devices),
                "{\"id\":\"xfs0\",\"on\":\"" + on + "\"," + XFS + ",\"files\":[" + file("a", "\"size\":\"1 MiB\"") + ","
                        + file("b", "\"size\":\"512 KiB\"") + "]}",
                process(101, "a", "1 MiB") + "," + process(102, "b", "512 KiB"), poison);
    }

    /** A mapped device with that table. */
    public static String dm(String id, String... lines) {
        return "{\"id\":\"" + id + "\",\"kind\":\"dm\",\"name\":\"" + id + "\",\"table\":["
                + Stream.of(lines).map(l -> '"' + l + '"').collect(Collectors.joining(",")) + "]}";
    }

    /** One mapped device of two linear targets, on the end of one namespace and on the middle of another. */
    public static Session linear() {
        return mapped("file:/mnt/a@8192",
                dm("joined", "0 1048576 linear pmem0 524288", "1048576 1048576 linear pmem1 262144"));
    }

    /** Chunks of 256 KiB dealt to two namespaces in turn. */
    public static Session striped() {
        return mapped("file:/mnt/a@8192", dm("striped", "0 2097152 striped 2 512 pmem0 0 pmem1 0"));
    }

    /** A mapped device on a mapped device, and one that holds nothing. */
    public static Session nested() {
        return mapped("file:/mnt/a@8192", dm("idle", "0 524288 linear pmem1 1048576"),
                dm("lower", "0 1048576 linear pmem0 131072", "1048576 524288 linear pmem1 0"),
                dm("upper", "0 1310720 linear lower 65536"));
    }

    private static String pmem(String size) {
        return "{\"id\":\"pmem0\",\"kind\":\"pmem\",\"name\":\"pmem0\",\"base\":\"0x100000000\",\"size\":\"" + size
                + "\",\"dataOffset\":\"18 MiB\",\"memory\":\"nvdimm\"}";
    }

    private static String file(String name, String more) {
        return "{\"id\":\"" + name + "\",\"path\":\"/" + name + "\"," + more + "}";
    }

    private static String process(int pid, String file, String length) {
        return "{\"id\":\"p" + pid + "\",\"pid\":" + pid + ",\"name\":\"worker" + pid
                + "\",\"policy\":\"early\",\"sigbus\":\"default\",\"mappings\":[{\"id\":\"m" + pid + "\",\"file\":\""
                + file
                + "\",\"address\":\"0x7f1000000000\",\"offset\":0,\"length\":\"" + length
                + "\",\"flags\":\"shared\"}]}";
    }

    private static Session open(String devices, String filesystem, String processes, String poison) {
        String touches = Pattern.compile("\"pid\":(\\d+)").matcher(processes).results()
                .map(found -> "{\"act\":\"touch\",\"pid\":" + found.group(1) + ",\"mapping\":\"m" + found.group(1)
                        + "\",\"page\":0,\"pages\":8,\"access\":\"read\"}")
                .collect(Collectors.joining(","));
        String text = "{\"format\":\"faultline\",\"version\":1,\"title\":\"made\",\"question\":\"\","
                + "\"design\":\"linux-6.12\",\"devices\":[" + devices + "],\"filesystems\":[" + filesystem
                + "],\"processes\":[" + processes + "],\"acts\":[" + touches
                + "],\"story\":[{\"act\":\"poison\",\"at\":\""
                + poison + "\",\"how\":\"corrupt-pfn\"}]}";
        var opened = Session.read("made", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
        return opened.session().orElseThrow(() -> new IllegalStateException(opened.problems().toString()));
    }
}
