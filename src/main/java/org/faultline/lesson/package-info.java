/**
 * Lessons as documents say them: what is asked of a stack, what is hidden meanwhile, what varies from student to student, and
 * what students answered. Nothing here knows what is right: {@code lesson.key} has the engine say it.
 */
@NullMarked
package org.faultline.lesson;

import org.jspecify.annotations.NullMarked;
