/**
 * The device-mapper targets: where the bytes of a line of a table lie, who lies on bytes below, and the list of them.
 * What a kernel does when a page goes bad is never decided here.
 */
@NullMarked
package org.faultline.target;

import org.jspecify.annotations.NullMarked;
