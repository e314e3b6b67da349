/**
 * The panes about lessons. In one a lesson is taken: what is asked, what was predicted, and what is said to it. In the other a
 * lesson is made of the open document. They mark nothing and never ask the engine.
 */
@NullMarked
package org.faultline.desktop.lessons;

import org.jspecify.annotations.NullMarked;
