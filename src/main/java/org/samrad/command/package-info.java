/**
 * The command line: solve, check, explain, recommend, generate, load and export without a browser. Each command is one class; the first word after
 * the program's name picks it, and without one the site starts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "benchmark",
            "check",
            "consultation",
            "dataset :: csv",
            "dataset",
            "exchange",
            "explain",
            "explain :: unblock",
            "generate",
            "limits",
            "request",
            "solve",
            "solver :: floor",
            "solver",
            "start",
            "suggest"
        })
package org.samrad.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
