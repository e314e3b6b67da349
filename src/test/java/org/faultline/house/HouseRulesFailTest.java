package org.faultline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that cannot fail guards nothing: each is shown the smallest thing it refuses, and its neighbour it allows. */
class HouseRulesFailTest {
    @Test
    void a_long_file_is_found() {
        assertThat(Sizes.file(java("A", "\n".repeat(390) + "class A {}"))).isEmpty();
        assertThat(Sizes.file(java("A", "\n".repeat(400) + "class A {}"))).containsExactly(
                "org/faultline/trace/A.java: 402 lines, the limit is 400");
    }

    @Test
    void a_long_controller_is_found() {
        assertThat(Sizes.file(java("AController", "\n".repeat(200)))).containsExactly(
                "org/faultline/trace/AController.java: 201 lines in a controller, the limit is 180");
    }

    @Test
    void a_long_fxml_is_found() {
        assertThat(Sizes.fxml("a.fxml", "\n".repeat(120))).isEmpty();
        assertThat(Sizes.fxml("a.fxml", "\n".repeat(121))).containsExactly(
                "a.fxml: 121 lines of FXML, the limit is 120");
    }

    @Test
    void a_long_method_is_found() {
        assertThat(Sizes.methods(method("f();\n".repeat(40)))).isEmpty();
        assertThat(Sizes.methods(method("f();\n".repeat(41)))).containsExactly(
                "org/faultline/trace/A.java:3 f: 41 lines in a method body, the limit is 40");
    }

    @Test
    void a_method_that_is_one_switch_may_be_longer() {
        assertThat(Sizes.methods(method(aSwitch(58)))).isEmpty();
        assertThat(Sizes.methods(method(aSwitch(59)))).hasSize(1);
        assertThat(Sizes.methods(method("f();\n" + aSwitch(50)))).hasSize(1);
    }

    @Test
    void a_default_in_a_switch_over_types_is_found() {
        assertThat(Switches.defaults(method("switch (o) { case String s -> f(); default -> g(); }"))).containsExactly(
                "org/faultline/trace/A.java:4: a switch over types must name them all, not have a default");
        assertThat(Switches.defaults(method("switch (o) { case 1 -> f(); default -> g(); }"))).isEmpty();
    }

    @Test
    void a_greedy_constructor_is_found_but_not_a_wide_record() {
        assertThat(Sizes.constructors(java("A", "class A { A(int a, int b, int c, int d, int e, int f) {} }")))
                .isEmpty();
        assertThat(Sizes.constructors(java("A", "class A { A(int a, int b, int c, int d, int e, int f, int g) {} }")))
                .containsExactly("org/faultline/trace/A.java:2 A: 7 constructor parameters, the limit is 6");
        assertThat(Sizes.constructors(java("A", "record A(int a, int b, int c, int d, int e, int f, int g) {}")))
                .isEmpty();
    }

    @Test
    void a_crowded_package_is_found_with_the_types_inside_of_types() {
        SourceFile two = java("A", "class A { record B() {} }");
        assertThat(Sizes.packages(Collections.nCopies(45, two))).isEmpty();
        assertThat(Sizes.packages(Collections.nCopies(46, two))).containsExactly(
                "package trace: 92 types, the limit is 90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "utils", "common", "helper", "misc", "core", "impl", "desktop.util"})
    void a_drawer_is_found(String room) {
        assertThat(Names.packages(in(room, "A", "class A {}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PageManager", "PageHelper", "PageUtil", "PageUtils", "PageHandler", "PageProcessor",
            "PageImpl", "AbstractPage", "BasePage"})
    void an_empty_name_is_found(String type) {
        assertThat(Names.types(java("A", "class A { interface " + type + " {} }"))).containsExactly(
                "org/faultline/trace/A.java:2: a type may not be called " + type);
    }

    @Test
    void words_that_only_contain_an_empty_name_are_fine() {
        assertThat(Names.types(java("Baseline", "record Baseline(int abstraction) {}"))).isEmpty();
    }

    @Test
    void a_static_that_can_change_is_found() {
        assertThat(Purity.statics(java("A", "class A { static int count; }"))).containsExactly(
                "org/faultline/trace/A.java:2: a static field must be final: count");
        assertThat(Purity.statics(java("A", "class A { static final int COUNT = 1; int own; }"))).isEmpty();
        assertThat(Purity.statics(java("A", "interface A { int COUNT = 1; }"))).isEmpty();
    }

    @Test
    void printing_is_found_except_at_the_edges() {
        String prints = "class A { void f() { System.out.println(); java.lang.System.err.println(); } }";

        assertThat(Purity.streams(java("A", prints))).hasSize(2);
        assertThat(Purity.streams(in("desktop", "A", prints))).hasSize(2);
        assertThat(Purity.streams(in("cli", "A", prints))).isEmpty();
        assertThat(Purity.streams(in("desktop", "Desktop", prints))).isEmpty();
        assertThat(Purity.streams(SourceFile.parse("org/faultline/Main.java", "package org.faultline;" + prints)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instant.now()", "java.time.Instant.now()", "System.nanoTime()",
            "System.currentTimeMillis()", "Math.random()", "new Random(1)", "new java.util.Random()",
            "Clock.systemUTC()", "new Thread(null)", "Thread.ofVirtual()", "list.parallelStream()"})
    void time_chance_and_threads_are_found_below_the_session(String use) {
        String body = "class A { Object f() { return " + use + "; } }";

        assertThat(Purity.impurities(java("A", body))).hasSize(1);
        assertThat(Purity.impurities(in("session", "A", body))).isEmpty();
    }

    @Test
    void a_test_that_sleeps_or_rests_is_found() {
        assertThat(Purity.lazyTests(java("A", "class A { void f() { Thread.sleep(1); } }"))).hasSize(1);
        assertThat(Purity.lazyTests(java("A", "class A { @Disabled(\"later\") void f() {} }"))).hasSize(1);
        assertThat(Purity.lazyTests(java("A", "class A { @Test void f() { Thread.yield(); } }"))).isEmpty();
    }

    @Test
    void a_sentence_is_found_in_what_runs_a_kernel() {
        String says = "class A { String f() { return \"The page is taken out.\"; } }";

        assertThat(Wordlessness.sentences(in("design.hook", "A", says))).containsExactly(
                "org/faultline/design/hook/A.java:2: words belong to the messages: The page is taken out.");
        for (String room : List.of("engine", "act", "assembly", "device.target", "filesystem.xfs", "document",
                "session", "format")) {
            assertThat(Wordlessness.sentences(in(room, "A", says))).as(room).hasSize(1);
        }
        assertThat(Wordlessness.sentences(in("device", "A",
                "class A { Object f = new Description(\"a\", \"The device below.\"); }"))).isEmpty();
        assertThat(Wordlessness.sentences(in("cli", "A", says))).isEmpty();
        assertThat(Wordlessness.sentences(in("engine", "A",
                "class A { Object f = Printk.ACTION.of(\"dax page\"); }"))).isEmpty();
        assertThat(Wordlessness.sentences(in("engine", "A", "class A { String f = \"mm/memory.c\"; }"))).isEmpty();
    }

    @Test
    void a_reader_of_sentences_is_found() {
        String reads = "import org.faultline.format.words.Sentences; class A {}";

        assertThat(Wordlessness.readers(in("playback", "A", reads))).hasSize(1);
        assertThat(Wordlessness.readers(in("conformance", "A", reads))).hasSize(1);
        assertThat(Wordlessness.readers(in("desktop.canvas", "A", reads))).isEmpty();
    }

    @Test
    void a_public_type_without_a_sentence_is_found() {
        assertThat(Purpose.types(java("A", "public class A {}"))).containsExactly(
                "org/faultline/trace/A.java:2: a public type says in a sentence what it is: A");
        assertThat(Purpose.types(java("A", "/** */ public record A() {}"))).hasSize(1);
        assertThat(Purpose.types(java("A", "/** A thing. */ public class A {}"))).isEmpty();
        assertThat(Purpose.types(java("A", "class A {}"))).isEmpty();
    }

    @Test
    void a_package_without_a_sentence_is_found() {
        SourceFile type = java("A", "class A {}");
        SourceFile info =
                SourceFile.parse("package-info.java", "/** Here. */ @NullMarked package org.faultline.trace;");

        assertThat(Purpose.packages(List.of(type))).hasSize(1);
        assertThat(Purpose.packages(List.of(type, info))).isEmpty();
    }

    private static SourceFile method(String body) {
        return java("A", "class A {\nvoid f() {\n" + body + "}\n}");
    }

    private static String aSwitch(int cases) {
        StringBuilder text = new StringBuilder("switch (x) {\n");
        IntStream.range(0, cases).forEach(i -> text.append("case ").append(i).append(" -> f();\n"));
        return text.append("}\n").toString();
    }

    private static SourceFile java(String type, String body) {
        return in("trace", type, body);
    }

    private static SourceFile in(String room, String type, String body) {
        String name = "org/faultline/" + room.replace('.', '/') + "/" + type + ".java";
        return SourceFile.parse(name, "package org.faultline." + room + ";\n" + body);
    }
}
