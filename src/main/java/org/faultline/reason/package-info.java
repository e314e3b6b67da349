/**
 * Why something came out as it did: closed keys with what they speak of. Nothing here is a sentence; those are written
 * where words are.
 */
@NullMarked
package org.faultline.reason;

import org.jspecify.annotations.NullMarked;
