package org.faultline.desktop.compare;

import javafx.util.StringConverter;
import org.faultline.design.KernelDesign;
import org.faultline.format.words.DesignText;
import org.jspecify.annotations.Nullable;

/** The short name of a kernel. */
final class KernelTitle extends StringConverter<KernelDesign> {
    @Override
    public String toString(@Nullable KernelDesign design) {
        return design == null ? "" : DesignText.title(design);
    }

    @Override
    public KernelDesign fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
