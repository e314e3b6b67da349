/**
 * The table of processes: who runs, who was signalled, who is dead, and what everybody's next touch does. It reads
 * verdicts and never makes one.
 */
@NullMarked
package org.faultline.desktop.processes;

import org.jspecify.annotations.NullMarked;
