/**
 * The pages of accounts: an administrator invites people, says what each may do and for which organisations, closes, reopens and
 * resets; whoever is invited chooses a password; and everybody sees their own account and where they are signed in; specialists say there how
 * colleagues reach them. What makes
 * and changes accounts is {@code account}; this puts it on pages, with the names of organisations and specialists.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "audit", "exchange", "limits", "specialist", "system", "time"})
package org.samrad.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
