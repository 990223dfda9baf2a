/**
 * Who may sign in and what each may do: accounts, their roles, what each role is bound to, who is
 * signed in and where, the demo's accounts and the first
 * administrator. Nothing of pages (those are {@code membership}), so that every
 * module may ask who somebody is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "limits")
package org.samrad.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
