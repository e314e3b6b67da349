/**
 * Problems a user can see and mend, as values. Nothing here throws, prints or decides what to do about one.
 */
@NullMarked
package org.faultline.problem;

import org.jspecify.annotations.NullMarked;
