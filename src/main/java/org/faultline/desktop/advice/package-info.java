/** The pane that says what to do about a bad page. */
@NullMarked
package org.faultline.desktop.advice;

import org.jspecify.annotations.NullMarked;
