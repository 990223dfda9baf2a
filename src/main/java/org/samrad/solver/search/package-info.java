/**
 * How a plan is found: a first plan by construction, then moves that change a time together with a whole panel, chains of
 * ejections, and parts that are torn out and placed again. {@link org.samrad.solver} tells what was tried.
 */
@NullMarked
@NamedInterface("search")
package org.samrad.solver.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
