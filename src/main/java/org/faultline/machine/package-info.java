/**
 * The whole machine at one moment, immutable: its devices, filesystems, processes and memory.
 */
@NullMarked
package org.faultline.machine;

import org.jspecify.annotations.NullMarked;
