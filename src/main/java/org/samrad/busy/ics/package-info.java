/**
 * From the text of a calendar (RFC 5545, and what Outlook, Google and Apple make of it) to when its owner is busy. A broken entry
 * costs that entry. The text is cut into entries here, since a library that meets a broken line gives up on all of it; recurrences
 * are ical4j's.
 */
@NullMarked
package org.samrad.busy.ics;

import org.jspecify.annotations.NullMarked;
