/**
 * Random agreement with itself: whole scenarios made from a seed, acted out under every kernel design, and rules that
 * hold for all of them. A scenario is a document, so that what breaks a rule opens in the window.
 */
@NullMarked
package org.faultline.soak;

import org.jspecify.annotations.NullMarked;
