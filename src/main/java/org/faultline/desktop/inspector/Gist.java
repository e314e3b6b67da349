package org.faultline.desktop.inspector;

/**
 * What a card comes to where there is room for one line only.
 *
 * @param title what the line is, such as {@code Why}
 * @param words plain words, a sentence or two
 */
record Gist(String title, String words) {}
