/**
 * Work in the background that outlives a program: jobs are rows of the database, whichever program is free does the next, and
 * another takes over what one leaves undone when it dies. A feature offers a {@link com.github.kagkarlsson.scheduler.task.Task}
 * as a bean and asks for one of it with the {@link com.github.kagkarlsson.scheduler.Scheduler}. Runs of the solver have a queue
 * of their own, {@code run.RunLeases}: they tell how far they are, and a run whose program dies ends with its best so far.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
