package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Where the mappings lie that were there before the first event, as later events tell. */
class AddressesTest {
    private static final long BELOW = 0x7f10_0000_0000L;

    @Test
    void a_mapping_lies_just_above_the_first_that_is_made_later() {
        Addresses addresses = new Addresses(run(mapped("map 20 0 shared rw 0 8292"), 0));

        assertThat(addresses.of("A", "m0")).contains(BELOW + 3 * 4096);
        assertThat(addresses.of("A", "m9")).isEmpty();
    }

    @Test
    void the_stacks_of_threads_lie_between() {
        assertThat(new Addresses(run(mapped("map 20 0 shared rw 0 4096"), 2)).of("A", "m0"))
                .contains(BELOW + 4096 + 2 * ((8L << 20) + 4096));
    }

    @Test
    void nothing_is_told_once_a_place_above_may_have_been_free() {
        assertThat(new Addresses(run("{'kind':'access','process':'A','cmd':'unmap 0','result':{'ok':true}}|"
                + mapped("map 20 0 shared rw 0 4096"), 0)).of("A", "m0")).isEmpty();
    }

    @Test
    void mappings_lie_just_below_one_another() {
        KernelCase run = Runs.with(tree -> {
            ObjectNode process = (ObjectNode) tree.path("processes").get(0);
            ArrayNode mappings = process.putArray("mappings");
            mappings.add(mapping("m0", 3 * 4096)).add(mapping("m1", 2 * 4096)).add(mapping("m2", 100))
                    .add(mapping("m3", 2 << 20)).add(mapping("m4", 4096));
            ((ArrayNode) tree.path("events")).removeAll().add(Runs.json("{'kind':'inject','process':'A','map':'m1',"
                    + "'map_offset_bytes':4096,'dmesg':['Injecting memory failure for pfn 0x1 at process virtual"
                    + " address 0x" + Long.toHexString(BELOW + 4096) + "']}"));
        });

        Addresses addresses = new Addresses(run);

        assertThat(addresses.of("A", "m0")).contains(BELOW + 2 * 4096);
        assertThat(addresses.of("A", "m1")).contains(BELOW);
        assertThat(addresses.of("A", "m2")).contains(BELOW - 4096);
        assertThat(addresses.of("A", "m3")).isEmpty();
        assertThat(addresses.of("A", "m4")).isEmpty();
    }

    @Test
    void a_mapping_lies_where_the_recorder_tells_whatever_later_events_let_guess() {
        Addresses addresses = new Addresses(Runs.with(tree -> {
            ((ArrayNode) tree.path("events")).removeAll().add(Runs.json(mapped("map 20 0 shared rw 0 4096")));
            ((ObjectNode) tree.path("processes").get(0)).putArray("mappings")
                    .add(mapping("m0", 4096).put("address", "0x7f2000007000"))
                    .add(mapping("m1", 4096).put("address", ""));
        }));

        assertThat(addresses.of("A", "m0")).contains(0x7f20_0000_7000L);
        assertThat(addresses.of("A", "m1")).contains(BELOW + 4096);
    }

    private static ObjectNode mapping(String name, long bytes) {
        return Runs.json("{'map':'" + name + "','file':'f1','length_bytes':" + bytes + "}");
    }

    private static String mapped(String command) {
        return "{'kind':'access','process':'A','cmd':'" + command + "','result':{'ok':true,'addr':'0x"
                + Long.toHexString(BELOW) + "'}}";
    }

    private static KernelCase run(String events, int threads) {
        return Runs.with(tree -> {
            ArrayNode all = ((ArrayNode) tree.path("events")).removeAll();
            for (String event : events.split("\\|")) {
                all.add(Runs.json(event));
            }
            ObjectNode process = (ObjectNode) tree.path("processes").get(0);
            ArrayNode list = process.putArray("threads");
            for (int i = 0; i <= threads; i++) {
                list.addObject().put("mce_kill_policy", "default");
            }
        });
    }
}
