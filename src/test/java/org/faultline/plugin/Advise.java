package org.faultline.plugin;

import java.util.List;
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
    private static final KernelSource ADVISE = KernelSource.of("generic_fadvise", "mm/fadvise.c");

    private static Optional<Advise> read(Said said) {
        int pid = said.pid();
        Optional<LayerId> file = said.fileId("file");
        String advice = said.text("advice");
        long length = said.number("length");
        return file.filter(f -> said.isSound()).map(f -> new Advise(pid, f, advice, length));
    }

    @Override
    public String text() {
        return pid + " advises " + advice + " on " + file;
    }

    @Override
    public void perform(Kernel kernel) {
        kernel.machine().filesystemOf(file).ifPresent(fs -> kernel.step(Draft.of(ADVISE,
                new TraceEvent.Changed(fs.id(), file, List.of()), List.of()).at(file)));
    }
}
