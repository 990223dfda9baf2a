/** Requests that come after each other changed together: what is to be otherwise in each, what that costs, and all of them or none. */
@NullMarked
package org.samrad.inbox.series;

import org.jspecify.annotations.NullMarked;
