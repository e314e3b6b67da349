package org.faultline.reason;

/** What the functions of the failure chain can say of what they did. */
public enum HookBecause implements Because {
    /** A sentence that has no key yet. */
    SAID,
    /** A process maps the page. */
    MAPS_PAGE,
    /** Its page table points at its own copy in RAM. */
    OWN_COPY,
    /** It maps the page through the page cache. */
    PAGE_CACHE,
    /** It maps the zero page. */
    ZERO_PAGE,
    /** It had an entry, and what took that away. */
    ENTRY_GONE,
    /** It never touched the page. */
    NEVER_TOUCHED,
    /** Every layer answered 0. */
    EVERY_LAYER_FINE,
    /** The chain ended with an error. */
    CHAIN_ENDED
}
