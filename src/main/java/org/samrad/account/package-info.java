/**
 * Who may sign in and what each may do: accounts, their roles, who is signed in, the demo's accounts and the first
 * administrator. Nothing of pages, so that every module may ask who somebody is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
