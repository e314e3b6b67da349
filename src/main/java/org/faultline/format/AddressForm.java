package org.faultline.format;

/**
 * One way to write the address of a page.
 *
 * @param name in which terms, such as {@code pmem0 sector}
 * @param text the address in those terms
 */
public record AddressForm(String name, String text) {}
