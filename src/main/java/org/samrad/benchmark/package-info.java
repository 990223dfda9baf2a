/**
 * The benchmark: solves data sets with several seeds and time limits, beside reference solvers on the same data, time and
 * cores, and tells in a table how they compare and whether the best known got better. A reference is a {@link
 * org.samrad.benchmark.Reference}, found on the class path; those that need OR-Tools live in {@code src/benchmark} and come
 * with the Maven profile {@code benchmark} alone.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "check",
            "competence",
            "consultation",
            "dataset",
            "generate",
            "request",
            "solve",
            "solver :: floor",
            "solver :: place",
            "solver :: search",
            "solver"
        })
package org.samrad.benchmark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
