/** What could be given up so that a request gets a place, one thing at a time, and what planning data are with it given up. */
@NullMarked
@NamedInterface("unblock")
package org.samrad.explain.unblock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
