/** Lessons for those who have not this program: question banks for learning platforms, a page for a browser, a handout. */
@NullMarked
package org.faultline.publish;

import org.jspecify.annotations.NullMarked;
