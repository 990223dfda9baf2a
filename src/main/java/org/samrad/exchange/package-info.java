/**
 * Planning data in and out of the database. Both ways go past the entities, straight to the tables: it is bulk work of
 * hundreds of thousands of rows, and each row of a folder is a row of a table.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "check",
            "competence",
            "consultation",
            "dataset",
            "dataset :: csv",
            "limits",
            "request",
            "time"
        })
package org.samrad.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
