/**
 * What every pane of the desktop shares: the observable session, the looks, the player, background work and texts.
 * No controls and no layout here, and nothing that knows a particular pane.
 */
@NullMarked
package org.faultline.desktop.model;

import org.jspecify.annotations.NullMarked;
