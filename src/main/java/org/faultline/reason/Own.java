package org.faultline.reason;

/**
 * A reason of a plug-in's own. Its sentence stands in messages that come with the plug-in: a file of properties, or a
 * class that holds them.
 *
 * @param messages the base name of a {@link java.util.ResourceBundle}
 * @param name the key there; where it speaks of something wrong, what to do about it is under {@code remedy.} and the name
 */
public record Own(String messages, String name) implements Because {}
