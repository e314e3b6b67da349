package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.ValueText;
import org.faultline.session.Session;
import org.faultline.trace.Check;
import org.faultline.trace.Check.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every condition of a trace, in a run in which it was the one that decided: on what, and how it came out. */
class ConditionsTest {
    private static final String POISON = poison("file:/mnt/a@0");
    private static final String TOUCH = "{'act':'touch','pid':101,'mapping':'m101','access':'read'}";
    private static final String PMEM1 =
            ",{'id':'pmem1','kind':'pmem','base':'0x200000000','size':'1 GiB','dataOffset':'18 MiB'}";

    /** A run, and what is to be found in its trace. */
    private record Case(String text, String on, boolean holds) {
        /** The same run, where the condition came out so. */
        static Case failed(String text, String on) {
            return new Case(text, on, false);
        }

        Report report() {
            TopologyDocument document =
                    TopologyJson.read("case.json", text.replace('\'', '"')).document().orElseThrow();
            return Session.of(document, Optional.empty()).session().orElseThrow().report();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_condition_is_kept_with_what_it_was_evaluated_on_and_how_it_came_out(Condition condition) {
        Case run = run(condition);
        Report report = run.report();

        assertThat(report.story().steps().stream().flatMap(s -> s.checks().stream())
                .filter(c -> c.condition() == condition).map(ConditionsTest::told))
                .contains(run.on + (run.holds ? " holds" : " fails"));
        assertThat(inJson(report, condition.label())).contains(run.on + (run.holds ? " holds" : " fails"));
    }

    private static String told(Check check) {
        return ValueText.text(check.on()) + (check.holds() ? " holds" : " fails");
    }

    private static List<String> inJson(Report report, String label) {
        try {
            List<String> found = new ArrayList<>();
            for (JsonNode step : new ObjectMapper().readTree(TraceJson.write(report)).path("steps")) {
                step.path("checks").forEach(check -> {
                    if (check.path("condition").asText().equals(label)) {
                        found.add(check.path("on").asText() + (check.path("holds").asBoolean() ? " holds" : " fails"));
                    }
                });
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Case run(Condition condition) {
        return switch (condition) {
            case ENTRY_PRESENT -> Case.failed(story("linux-6.12", touch(102), POISON), "101 db (m101)");
            case ANY_ENTRY -> Case.failed(story("linux-7.2", touch(102), POISON), "101 db (m101)");
            case SAME_PAGE -> Case.failed(story("linux-6.12", touch(102), POISON), "103 db (m103)");
            case EARLY_KILL -> Case.failed(story("linux-6.12", TOUCH, POISON), "101 db");
            case CURRENT_TASK -> Case.failed(story("linux-6.12", TOUCH, POISON), "101 db");
            case QUEUE_EMPTY -> Case.failed(story("linux-6.12", touch(103).replace("'access'", "'pages':2,'access'"),
                    poison("file:/mnt/a@4 KiB"), poison("file:/mnt/a@8 KiB")), "103 db");
            case IN_CORE -> Case.failed(story("linux-6.12", poison("file:/mnt/cold@0")), "/mnt/cold");
            case DAX_FILE -> Case.failed(story("linux-6.12", poison("file:/mnt/cached@0")), "/mnt/cached");
            case DAX_ENTRY -> Case.failed(story("linux-6.12", POISON), "page 0 of /mnt/a");
            case COVERS_BLOCK -> Case.failed(story("linux-6.0", poison("file:/mnt/a@1020 KiB")),
                    "[2816, +256] inode 133 /mnt/next offset 0");
            case FILE_OWNER -> Case.failed(story("linux-6.12", poison("dev:pmem0+4096")), "[0, +4] static fs metadata");
            case REVERSE_MAP -> Case.failed(with("linux-6.12", "'rmapbt':false,", TOUCH, POISON), "/mnt");
            case MOUNTED -> Case.failed(with("linux-6.12", "'mounting':true,", poison("dev:pmem0+10MiB")), "/mnt");
            case LOG_DEVICE -> new Case(twoDevices("linux-6.12", "'log':{'device':'pmem1','size':'64 MiB'},",
                    poison("dev:pmem1+1MiB")), "/mnt", true);
            case REALTIME_DEVICE -> new Case(twoDevices("linux-6.12",
                    "'rmapbt':false,'reflink':false,'realtime':{'device':'pmem1'},", poison("dev:pmem1+1MiB")), "/mnt",
                    true);
            case INSIDE_DEVICE -> Case.failed(twoDevices("linux-7.2", "'log':{'device':'pmem1','size':'64 MiB'},",
                    poison("dev:pmem1+100MiB")), "pmem1");
            case RUNNING -> Case.failed(story("linux-6.12", poison("dev:pmem0+4096"), POISON), "/mnt");
            case HAS_HOLDER -> Case.failed(bare("linux-6.12", "fsdax"), "pmem0");
            case PAGEMAP_OPERATION -> Case.failed(story("linux-5.10", TOUCH, POISON), "pmem0");
            case STRUCT_PAGES -> Case.failed(bare("linux-6.12", "raw"), "pmem0");
            case IN_DATA_AREA -> Case.failed(story("linux-6.12", poison("pfn:0x100100")), "0x100100");
            case SUPERBLOCK -> Case.failed(bare("rfc-v2", "fsdax"), "pmem0");
            case IN_PARTITION -> Case.failed(parted(
                    "{'id':'part1','kind':'partition','on':'pmem0','start':'1 MiB','size':"
                            + "'100 MiB'},{'id':'top','kind':'partition','on':'pmem0','start':'200 MiB','size':'600 MiB'}",
                    "dev:pmem0+210MiB"), "part1");
            case TRANSLATES_BACK -> Case.failed(parted("{'id':'top','kind':'dm','name':'top','table':"
                    + "['0 819200 delay pmem0 0 100']}", "dev:pmem0+10MiB"), "delay");
            case ONE_FILE -> Case.failed(with("linux-6.12", "'rmapbt':false,", TOUCH, touch(104), POISON), "0x101C00");
            case LOCK_FREE ->
                    Case.failed(with("linux-6.12", "'rmapbt':false,", touch(104), TOUCH, POISON, POISON), "0x101C00");
            case NOT_LISTED -> Case.failed(story("linux-6.12", "{'act':'badblock','at':'file:/mnt/a@0'}", TOUCH),
                    "page 0 of /mnt/a");
            case INSIDE_FILE -> Case.failed(story("linux-6.12", "{'act':'truncate','file':'a','size':0}", TOUCH),
                    "page 0 of /mnt/a");
            case ABLE -> Case.failed(story("linux-6.12", "{'act':'stop','pid':101}", TOUCH), "101 db");
        };
    }

    private static String poison(String at) {
        return "{'act':'poison','at':'" + at + "'}";
    }

    private static String touch(int pid) {
        return TOUCH.replace("101", Integer.toString(pid));
    }

    private static String story(String design, String... acts) {
        return with(design, "", acts);
    }

    /** XFS on pmem0: a and b share blocks; 101 and 102 map a, 103, which blocks SIGBUS, its second page, 104 b. */
    private static String with(String design, String fields, String... acts) {
        return document(design, "", fields, acts);
    }

    private static String twoDevices(String design, String fields, String... acts) {
        return document(design, PMEM1, fields, acts);
    }

    private static String document(String design, String devices, String fields, String... acts) {
        return head(design, "fsdax") + devices
                + "],'filesystems':[{'id':'xfs0','kind':'xfs','on':'pmem0','mount':'/mnt',"
                + fields + "'files':[" + file("a", 10, "")
                + (fields.contains("'reflink':false") ? "" : ",{'id':'b','path':'/b','reflink':'a'}")
                + "," + file("next", 11, "") + "," + file("cold", 12, ",'inCore':false") + ","
                + file("cached", 13, ",'dax':false") + "]}],'processes':[" + process(101, "a", 0, "default") + ","
                + process(102, "a", 0, "default") + "," + process(103, "a", 4096, "block") + ","
                + (fields.contains("'reflink':false") ? process(104, "next", 0, "default")
                        : process(104, "b", 0, "default"))
                + "],'story':[" + String.join(",", acts) + "]}";
    }

    private static String head(String design, String mode) {
        return "{'format':'faultline','version':1,'design':'" + design
                + "','devices':[{'id':'pmem0','kind':'pmem','base':"
                + "'0x100000000','size':'1 GiB','dataOffset':'" + (mode.equals("raw") ? "0" : "18 MiB") + "','mode':'"
                + mode
                + "'}";
    }

    private static String bare(String design, String mode) {
        return head(design, mode) + "],'filesystems':[],'processes':[],'story':[" + poison("dev:pmem0+10MiB") + "]}";
    }

    /** What lies on devices that lie on pmem0, under the posted patches. */
    private static String parted(String devices, String at) {
        return head("rfc-v2", "fsdax") + "," + devices
                + "],'filesystems':[{'id':'xfs0','kind':'xfs','on':'top','mount':"
                + "'/mnt','reflink':false,'dax':'never','files':[]}],'processes':[],'story':[" + poison(at) + "]}";
    }

    private static String file(String id, int mib, String more) {
        return "{'id':'" + id + "','path':'/" + id + "','size':'1 MiB','extents':[{'offset':0,'at':'" + mib
                + " MiB','length':'1 MiB'}]" + more + "}";
    }

    private static String process(int pid, String file, long offset, String sigbus) {
        return "{'id':'p" + pid + "','pid':" + pid + ",'name':'db','policy':'" + (pid == 103 ? "early" : "default")
                + "','sigbus':'" + sigbus
                + "','mappings':[{'id':'m" + pid + "','file':'" + file + "','address':'0x7f" + pid
                + "0000000','offset':"
                + offset + ",'length':8192,'flags':'shared'}]}";
    }
}
