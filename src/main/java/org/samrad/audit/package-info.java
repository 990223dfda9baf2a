/**
 * The trail of what was done: who (with roles and organisations, as they were then), when, what, on what. It is written in the
 * transaction of what it tells of, outlasts all data, and is read on the auditor's page. Other modules tell it by {@link
 * org.samrad.audit.AccessLog}; signing in, changes of accounts, requests, planning data and rules and what is published it hears of by itself.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "calendar",
            "consultation",
            "exchange",
            "limits",
            "plan",
            "policy",
            "publish",
            "request",
            "schedule",
            "scope",
            "system",
            "time",
            "why"
        })
package org.samrad.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
