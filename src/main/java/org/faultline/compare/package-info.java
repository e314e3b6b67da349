/**
 * Two runs told side by side: their steps aligned by what they are, where they differ first and by which rule, and what
 * became of everything under each.
 */
@NullMarked
package org.faultline.compare;

import org.jspecify.annotations.NullMarked;
