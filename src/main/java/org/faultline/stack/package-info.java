/**
 * The immutable machine: devices, filesystems, files, mappings, processes and the acts done to them, with the
 * interfaces that plug-ins implement. It says what is; what a kernel does about it is never decided here.
 */
@NullMarked
package org.faultline.stack;

import org.jspecify.annotations.NullMarked;
