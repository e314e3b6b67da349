/** The rules in which kernels differ, one closed set for each, grouped by what they decide. */
@NullMarked
package org.faultline.design.choice;

import org.jspecify.annotations.NullMarked;
