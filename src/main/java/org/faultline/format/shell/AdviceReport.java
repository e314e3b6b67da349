package org.faultline.format.shell;

import org.faultline.repair.advice.Advice;

/**
 * What there is to tell of an advice.
 *
 * @param title the document's
 * @param designTitle what people call the kernel design
 */
public record AdviceReport(String title, String designTitle, Advice advice) {}
