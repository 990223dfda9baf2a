/**
 * The form of a request: as it is typed, kept, read, and judged while it is typed, and what it offers to choose from. The pages around it
 * use what it knows of names and prospects.
 */
@NullMarked
package org.samrad.inbox.form;

import org.jspecify.annotations.NullMarked;
