package org.faultline.cli;

import org.faultline.session.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version this jar was built as; run from classes there is none to tell. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"faultline " + ProgramVersion.known().orElse("(not from a jar)")};
    }
}
