package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.fake.Trio;
import org.faultline.format.TypedStopPoint.Read;
import org.faultline.format.TypedStopPoint.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TypedStopPointTest {
    static final List<String> EXAMPLES = TypedStopPoint.examples();

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void an_example_can_be_typed_and_reads_back_as_the_same(String example) {
        assertThat(TypedStopPoint.read(example, Trio.machine())).isInstanceOfSatisfying(Read.class,
                read -> assertThat(TypedStopPoint.read(TypedStopPoint.text(read.point(), Trio.machine()),
                        Trio.machine())).isEqualTo(read));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | Type where to stop", "singal | singal is no place to stop",
            "signal 102 | After signal comes nothing", "layer pmem9 | No device or filesystem is called pmem9",
            "process 7 | No process has the number 7", "process | No process has the number",
            "owner /nowhere | No file is called /nowhere", "function kill proc | not the name of a function",
            "signal if | After if comes pid", "signal if pid | After if comes pid",
            "signal if pid > 3 | Of pid one can",
            "signal if page >= x | x is not the number of a page", "refusal if answer = -ENOTHING | is no answer"})
    void what_is_missing_is_said_while_typing(String typed, String said) {
        assertThat(TypedStopPoint.read(typed, Trio.machine())).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no.why()).contains(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"stop when 102 is signalled | Write signal if pid = 102",
            "signal 102 | Write signal if pid = 102", "signal if 102 | Write signal if pid = 102",
            "when /db/a is refused | Write refusal if file = /db/a", "at kill_proc() | Write function kill_proc",
            "stop at pmem0 | Write layer pmem0", "killing of 103 | Write signal if pid = 103",
            "102 | Write process 102",
            "a signal | Write signal", "stop here | Write for example signal, or signal if pid = 102"})
    void what_is_in_other_words_is_told_the_nearest_form(String typed, String said) {
        assertThat(TypedStopPoint.read(typed, Trio.machine())).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no.why()).endsWith(said));
    }

    @Test
    void a_function_may_have_brackets_and_an_error_its_number() {
        assertThat(TypedStopPoint.read("function kill_proc()", Trio.machine()))
                .isEqualTo(TypedStopPoint.read("function kill_proc", Trio.machine()));
        assertThat(TypedStopPoint.read("refusal if answer = -95", Trio.machine()))
                .isEqualTo(TypedStopPoint.read("refusal if answer = -EOPNOTSUPP", Trio.machine()));
    }
}
