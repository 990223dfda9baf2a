/**
 * What any plan for the same data comes to at least: how many requests it must leave out, let wait past their guarantee, and how
 * many days they wait. {@link org.samrad.solver.floor.Floors} says what is proven, {@code FloorSearch} how.
 *
 * <p>Every floor is that of an easier problem, so no plan that keeps the rules can be below it: a request may be held whenever
 * each required role has somebody at one of its places, {@code distinct-panel}, {@code sectors}, {@code rooms}, {@code same-case}
 * and {@code same-specialist} are left out of account, of {@code sequence} only what the earliest and the latest possible start of
 * what is followed says, and nobody may be asked for more than they offer ({@code double-booking}, {@code daily-limit},
 * {@code weekly-limit}) only in so far as a price is put on it, which the relaxation may choose as it likes.
 */
@NullMarked
@NamedInterface("floor")
package org.samrad.solver.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
