/** Plans opened against the planning data of one moment, and the version stamp that tells whether the data have changed since. */
@NullMarked
@NamedInterface("snapshot")
package org.samrad.plan.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
