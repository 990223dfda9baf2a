/** Where one request would best go while the rest of a plan stays: the places it could have, priced without solving. */
@NullMarked
@NamedInterface("recommend")
package org.samrad.solver.recommend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
