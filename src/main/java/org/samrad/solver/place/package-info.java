/**
 * What a place for one request is, beside what is held: when it may start and what that costs. The search and the recommendations
 * both ask here, so that a rule's arithmetic is there once for both.
 */
@NullMarked
@NamedInterface("place")
package org.samrad.solver.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
