/** Grading: answer files of students are read, marked against what the engine says, and written as other programs read marks. */
@NullMarked
package org.faultline.grading;

import org.jspecify.annotations.NullMarked;
