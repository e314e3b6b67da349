/**
 * Why something came out as it did: questions about a step, a process, a file, a filesystem or a page, and typed answers
 * to them, read from what has happened in a run up to a moment and never from what comes after it.
 */
@NullMarked
package org.faultline.why;

import org.jspecify.annotations.NullMarked;
