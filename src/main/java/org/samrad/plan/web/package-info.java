/**
 * What the planner's pages share: the address of a plan's page, its week and consultations, the names, and what of a protected
 * case may be shown.
 */
@NullMarked
@NamedInterface("web")
package org.samrad.plan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
