package org.faultline.edit;

import org.faultline.document.TopologyDocument;

/**
 * One edit that takes a problem away.
 *
 * @param title what it does, for a button: {@code Make it without shared blocks}
 * @param document afterwards
 */
public record Fix(String title, TopologyDocument document) {}
