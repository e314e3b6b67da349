/**
 * The headless application: the open document with its history, the current run and the place in it. Nothing here
 * draws or prints, and nothing but opening and saving touches a file.
 */
@NullMarked
package org.faultline.session;

import org.jspecify.annotations.NullMarked;
