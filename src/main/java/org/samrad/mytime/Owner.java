package org.samrad.mytime;

import org.samrad.account.AccountRole;

/**
 * Whose time a page is about.
 *
 * @param specialist the id
 * @param known whether there is such a specialist
 * @param self whether it is the reader's own
 * @param as the role that lets the reader keep it
 * @param base the address of the page
 */
record Owner(String specialist, String name, boolean known, boolean self, AccountRole as, String base) {}
