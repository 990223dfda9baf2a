/**
 * Many requests at once: pasted or uploaded as a table with columns in people's words, shown with what is wrong with each row and what can be
 * had for it, mended in place, and filed once. A row is read as if it had been typed into the form of a request.
 */
@NullMarked
package org.samrad.inbox.bulk;

import org.jspecify.annotations.NullMarked;
