/**
 * Fetches calendars from addresses that people type, without letting that be turned against the server's own network: what is
 * connected to is what was checked, at each step of the way.
 */
@NullMarked
package org.samrad.busy.fetch;

import org.jspecify.annotations.NullMarked;
