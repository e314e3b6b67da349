package org.faultline.cli;

import picocli.CommandLine.Mixin;

/** Under which design a document is run, and which page goes bad in it. */
class Setting extends Ground {
    @Mixin
    private Failing failing = new Failing();

    @Override
    boolean isChosen() {
        return super.isChosen() || failing.isChosen();
    }

    @Override
    Selection selection() {
        return failing.in(super.selection());
    }
}
