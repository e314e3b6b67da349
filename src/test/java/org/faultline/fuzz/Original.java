package org.faultline.fuzz;

import org.faultline.document.Node;

/**
 * Something sound that mutants are made of.
 *
 * @param name where it came from
 * @param recorded whether it is a recorded run as the laboratory wrote it, and not a document
 */
record Original(String name, Node.Fields root, boolean recorded) {}
