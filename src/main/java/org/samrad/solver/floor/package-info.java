/**
 * What any plan for the same data comes to at least: how many requests it must leave out, let wait past their guarantee, and how
 * many days they wait. {@link org.samrad.solver.floor.Floors} says what is proven, {@code FloorSearch} how.
 *
 * <p>Every floor is that of an easier problem, so no plan that keeps the rules can be below it. Kept is what one request tells by
 * itself: who may come, when, where and how, and that a panel is of distinct people and has its sectors, as far as that is found out
 * soon. Of {@code sequence} there is the earliest and the latest possible start of what is followed, and that it is held, too;
 * {@code double-booking}, {@code daily-limit} and {@code weekly-limit} hold by a price. Left out of account are {@code rooms},
 * {@code same-case}, {@code same-specialist}, who it is that takes each role once a panel is possible at all, and what lasts past
 * midnight. What is pinned stands, whatever it breaks.
 */
@NullMarked
@NamedInterface("floor")
package org.samrad.solver.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
