package org.samrad.mytime;

/**
 * Whose time a page is about.
 *
 * @param specialist the id
 * @param known whether there is such a specialist
 * @param self whether it is the reader's own
 * @param base the address of the page
 */
record Owner(String specialist, String name, boolean known, boolean self, String base) {}
