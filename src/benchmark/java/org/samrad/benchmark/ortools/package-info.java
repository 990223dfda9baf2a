/**
 * The reference solvers that need OR-Tools: exact models of the hard rules, with the two costs of the profile {@code benchmark}, the
 * unscheduled first and then the waiting. Compiled in the Maven profile {@code benchmark} alone.
 */
@NullMarked
package org.samrad.benchmark.ortools;

import org.jspecify.annotations.NullMarked;
