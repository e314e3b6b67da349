package org.faultline.machine;

import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** A mapping of a file, and whose it is. */
public record FileMapping(UserProcess process, Mapping mapping) {}
