/** What a block of a filesystem holds, and what repair makes of it when it is lost. */
@NullMarked
package org.faultline.repair;

import org.jspecify.annotations.NullMarked;
