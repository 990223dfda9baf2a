/** Samråd: each package below is a feature that a user would name, or the values that features share. */
@NullMarked
package org.samrad;

import org.jspecify.annotations.NullMarked;
