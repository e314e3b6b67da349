/**
 * The pages of one device in two dimensions, from the whole device down to single pages.
 * It never asks the engine, never decides what a kernel does, and knows no other pane.
 */
@NullMarked
package org.faultline.desktop.grid;

import org.jspecify.annotations.NullMarked;
