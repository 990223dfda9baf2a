/**
 * When specialists offer time, kept by themselves and by those who were given the right to: each week, once, unwillingly, and when they
 * are away; also what they gave of it, beside what others did. What such a change hits of
 * what is published is named before it is saved; saved, they decline it, and {@code repair} looks for a way out as for any decline. The
 * same becomes of rows of their time that an administrator changes ({@code masterdata}).
 *
 * <p>A change goes the way that an import takes: {@code exchange.DataMerge} applies just what differs, and keeps it in the trail.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "audit",
            "consultation",
            "dataset",
            "dataset :: sheet",
            "exchange",
            "limits",
            "matching",
            "publish",
            "request",
            "schedule",
            "specialist",
            "system",
            "time"
        })
package org.samrad.mytime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
