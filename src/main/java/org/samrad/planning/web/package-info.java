/** The planner's pages: solving, the plan as timeline and table, what stays unscheduled, rules, publishing. */
@NullMarked
package org.samrad.planning.web;

import org.jspecify.annotations.NullMarked;
