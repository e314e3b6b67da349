/**
 * What is shown to a class: one question at a time over a picture that fills the screen, with two votes. All of it happens on
 * a copy of the session; nothing that is tried here is ever in the document or on somebody's sheet.
 */
@NullMarked
package org.faultline.desktop.present;

import org.jspecify.annotations.NullMarked;
