/** What a repair comes to: how it ends, what is lost with it, where it leaves the poison, and how well that is known. */
@NullMarked
package org.faultline.repair.outcome;

import org.jspecify.annotations.NullMarked;
