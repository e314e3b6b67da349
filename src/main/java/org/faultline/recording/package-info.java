/**
 * Recorded runs of real kernels, read and turned into documents.
 */
@NullMarked
package org.faultline.recording;

import org.jspecify.annotations.NullMarked;
