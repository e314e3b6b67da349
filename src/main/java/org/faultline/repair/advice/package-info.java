/** What to do about a bad page, step by step: typed, in order, with what each step costs and why it stands where it does. */
@NullMarked
package org.faultline.repair.advice;

import org.jspecify.annotations.NullMarked;
