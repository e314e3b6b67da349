/**
 * Scenarios for the kernel laboratory: written from seeds, performed by a real kernel, judged by {@code faultline verify}.
 */
@NullMarked
package org.faultline.lab;

import org.jspecify.annotations.NullMarked;
