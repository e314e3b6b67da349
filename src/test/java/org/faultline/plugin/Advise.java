package org.faultline.plugin;

import java.util.List;
import java.util.ListResourceBundle;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.assembly.ActKind;
import org.faultline.assembly.Said;
import org.faultline.design.Draft;
import org.faultline.design.Kernel;
import org.faultline.design.Performed;
import org.faultline.kernel.KernelSource;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Own;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

/** A process calls posix_fadvise(2) on a range of a file. Kernel: mm/fadvise.c generic_fadvise(). */
public record Advise(int pid, LayerId file, String advice, long length) implements Performed {
    /** All that is to be known of it. */
    public static final ActKind KIND = new ActKind(
            new Description("advise", "Advise", "A process says what it will need of a file.", List.of("file"),
                    List.of(ActFields.CALLER, ActFields.FILE,
                            Field.choice("advice", "Advice", "What it will do.", "willneed", "dontneed").or("dontneed"),
                            ActFields.LENGTH))
                    .by("generic_fadvise", "mm/fadvise.c")
                    .like("{\"act\": \"advise\", \"pid\": 101, \"file\": \"a\", \"length\": 4096}"),
            true, Advise::read);
    private static final Because SAYS = new Own(Words.class.getName(), "SAYS");
    private static final Because LEAVES = new Own(Words.class.getName(), "LEAVES");
    private static final KernelSource ADVISE = KernelSource.of("generic_fadvise", "mm/fadvise.c");

    private static Optional<Advise> read(Said said) {
        int pid = said.pid();
        Optional<LayerId> file = said.fileId("file");
        String advice = said.text("advice");
        long length = said.number("length");
        return file.filter(f -> said.isSound()).map(f -> new Advise(pid, f, advice, length));
    }

    @Override
    public Why said() {
        return Why.of(SAYS, Detail.of(pid), Detail.of(advice), Detail.of(file));
    }

    @Override
    public void perform(Kernel kernel) {
        kernel.machine().filesystemOf(file).ifPresent(fs -> kernel.step(Draft.of(ADVISE,
                new TraceEvent.Changed(fs.id(), file, List.of()), List.of(Why.of(LEAVES, Detail.of(advice))))
                .at(file)));
    }

    /** What is said of it; in another language, a file beside this one. */
    public static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][]{{"SAYS", "{0} advises {1} on {2}"},
                    {"LEAVES", "DAX has no page cache, so {0} leaves everything as it is."}};
        }
    }
}
