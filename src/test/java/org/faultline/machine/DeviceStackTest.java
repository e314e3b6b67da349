package org.faultline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.playback.Usage;
import org.faultline.session.Session;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Sixty layers of two mapped devices, each on both below: there are more ways down than anybody can go. */
class DeviceStackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Session session = Session
            .open(Path.of("src/test/resources/hostile/diamond-of-sixty-mapped-devices.json")).session().orElseThrow();
    private final Machine machine = session.timeline().machine();
    private final Device top = machine.device(new LayerId("a59")).orElseThrow();

    @Test
    void each_device_is_met_once_on_the_way_down() {
        assertThat(new DeviceStack(machine).under(top.id())).hasSize(2 * 59 + 2).doesNotHaveDuplicates();
        assertThat(new DeviceStack(machine).depths()).containsEntry(top.id(), 60);
    }

    @Test
    void each_device_is_met_once_on_the_way_up() {
        Pmem pmem = machine.pmems().getFirst();

        assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> Usage.of(machine, pmem)).runs()).isNotEmpty();
    }
}
